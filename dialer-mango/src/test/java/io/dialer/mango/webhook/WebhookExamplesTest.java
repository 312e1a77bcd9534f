package io.dialer.mango.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.call.Applied;
import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.CallEvent;
import io.dialer.mango.FakeMango;
import io.dialer.mango.TestClock;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every webhook that the document shows goes all the way: stored, read, applied or put aside. */
class WebhookExamplesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final List<CallEvent> events = new ArrayList<>();

  @Test
  void allAreUnderstood() throws Exception {
    List<String> examples = examples();
    MangoInbox inbox = new MangoInbox(DATABASE.jdbi(), new TestClock(), () -> {});
    for (String example : examples) {
      int space = example.indexOf(' ');
      inbox.store(example.substring(0, space), example.substring(space + 1)).join();
    }
    ApplyInbox apply =
        new ApplyInbox(
            DATABASE.jdbi(),
            FakeMango.configuration("http://127.0.0.1:9/", new String[0]),
            Sinks.each(
                (handle, event) -> {
                  events.add(event);
                  return new Applied(Verdict.APPLIED, List.of());
                }),
            commands -> {},
            new TestClock());
    assertThat(apply.applyDue()).isEqualTo(examples.size()).isEqualTo(49);

    Map<String, Set<String>> outcomes =
        InboxRows.list(
                DATABASE,
                "SELECT path || '|' || outcome || '|' || coalesce(reason, '') FROM mango_inbox")
            .stream()
            .map(row -> row.split("\\|", -1))
            .collect(
                groupingBy(
                    row -> row[0],
                    TreeMap::new,
                    mapping(row -> row[1] + (row[2].isEmpty() ? "" : ": " + row[2]), toSet())));
    assertThat(outcomes)
        .containsOnly(
            Map.entry("events/call", Set.of("APPLIED")),
            Map.entry("events/dtmf", Set.of("APPLIED")),
            Map.entry("events/summary", Set.of("APPLIED")),
            Map.entry("events/user/status_changed", Set.of("APPLIED")),
            Map.entry("events/user/session_end", Set.of("APPLIED")),
            Map.entry("events/recording", Set.of("IGNORED: the recording is going on")),
            Map.entry("events/sms", Set.of("IGNORED: the dialer sends no SMS")),
            Map.entry("result/callback", Set.of("APPLIED")),
            Map.entry("result/call/hangup", Set.of("APPLIED")),
            Map.entry("result/play/start", Set.of("APPLIED")),
            Map.entry("result/route", Set.of("APPLIED")),
            Map.entry("result/transfer", Set.of("APPLIED")),
            Map.entry("result/recording/start", Set.of("IGNORED: the dialer starts no recordings")),
            Map.entry("result/stat", Set.of("IGNORED: whoever ordered the report asks for it")),
            Map.entry(
                "result/stats_in_calls_service",
                Set.of("IGNORED: whoever ordered the report asks for it")));
    assertThat(events).hasSize(41);
    assertThat(
            InboxRows.list(
                DATABASE, "SELECT pbx_id || ' ' || status FROM agent_statuses ORDER BY 1"))
        .containsExactly("6576434 OFFLINE", "787585 ONLINE");
  }

  private static List<String> examples() throws Exception {
    try (InputStream file =
            Objects.requireNonNull(
                WebhookExamplesTest.class.getResourceAsStream("webhook-examples.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}

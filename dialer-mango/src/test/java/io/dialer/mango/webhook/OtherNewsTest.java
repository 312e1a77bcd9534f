package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.call.Applied;
import io.dialer.core.call.Applied.Verdict;
import io.dialer.core.database.TestDatabase;
import io.dialer.mango.FakeMango;
import io.dialer.mango.TestClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks that are not about the course of a call. */
class OtherNewsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final long NOW = TestClock.START.toEpochMilli();

  private final TestClock clock = new TestClock();
  private MangoInbox inbox;
  private ApplyInbox apply;

  @BeforeEach
  void clear() {
    DATABASE.clear();
    inbox = new MangoInbox(DATABASE.jdbi(), clock, () -> {});
    apply =
        new ApplyInbox(
            DATABASE.jdbi(),
            FakeMango.configuration("http://127.0.0.1:9/", new String[0]),
            Sinks.each((handle, event) -> new Applied(Verdict.UNKNOWN_CALL, List.of())),
            commands -> {},
            clock);
  }

  private String outcome(String path, String json) throws Exception {
    inbox.store(path, json).join();
    apply.applyDue();
    return InboxRows.list(
            DATABASE,
            "SELECT coalesce(outcome || coalesce(': ' || reason, ''), 'waits') FROM mango_inbox ORDER BY id DESC LIMIT 1")
        .get(0);
  }

  private static List<String> statuses() {
    return InboxRows.list(
        DATABASE,
        "SELECT pbx_id || ' ' || status || ' ' || (extract(epoch FROM since) * 1000)::bigint FROM agent_statuses ORDER BY 1");
  }

  private static String status(String id, int status, long when) {
    return "{\"abonent_id\":%s,\"status\":%d,\"when\":%d,\"timestamp\":%d}"
        .formatted(id, status, when, when + 5);
  }

  @ParameterizedTest
  @CsvSource({"1, ONLINE", "2, DO_NOT_DISTURB", "3, BREAK", "4, OFFLINE", "5, OUTBOUND"})
  void anEmployeeChangesHisStatus(int status, String known) throws Exception {
    assertThat(outcome("events/user/status_changed", status("787585", status, NOW - 10)))
        .isEqualTo("APPLIED");
    assertThat(statuses()).containsExactly("787585 " + known + " " + (NOW - 10));
  }

  @Test
  void statusesAreOrderedByTheirOwnTime() throws Exception {
    outcome("events/user/status_changed", status("\"7\"", 3, NOW - 10));
    assertThat(outcome("events/user/status_changed", status("7", 1, NOW - 20)))
        .isEqualTo("DUPLICATE");
    assertThat(outcome("events/user/status_changed", status("7", 9, NOW)))
        .isEqualTo("IGNORED: status 9 is unknown");
    assertThat(outcome("events/user/status_changed", "{\"status\":1}"))
        .isEqualTo("IGNORED: field abonent_id is missing");
    assertThat(statuses()).containsExactly("7 BREAK " + (NOW - 10));
  }

  @Test
  void aSessionThatEndedTakesItsOwnerAwayButNotForTheFuture() throws Exception {
    outcome("events/user/status_changed", status("7", 1, NOW - 10));
    assertThat(
            outcome(
                "events/user/session_end",
                "{\"result\":1000,\"abonent\":7,\"session\":\"s\",\"timestamp\":10937687345343}"))
        .isEqualTo("APPLIED");
    assertThat(statuses()).containsExactly("7 OFFLINE " + NOW);
    clock.move(java.time.Duration.ofSeconds(1));
    outcome("events/user/status_changed", status("7", 1, NOW + 500));
    assertThat(statuses()).containsExactly("7 ONLINE " + (NOW + 500));
  }

  @Test
  void aFinishedRecordingIsKeptWithItsCall() throws Exception {
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state,
                                       call_ref, placed_at, ended_at)
                    VALUES ('dialer-1', 1, 1, '9', '9', 'EXTEN', '101', 'ENDED', 'ours', now(), now())
                    """));
    String recording =
        """
        {"recording_id":"r1","recording_state":"%s","seq":2,"call_id":"1","entry_id":"%s","timestamp":"1399906976"%s}
        """;
    assertThat(outcome("events/recording", recording.formatted("Started", "ours", "")))
        .isEqualTo("IGNORED: the recording is going on");
    assertThat(
            outcome(
                "events/recording",
                recording.formatted("Completed", "ours", ",\"completion_code\":4002")))
        .isEqualTo("IGNORED: not recorded, code 4002");
    assertThat(
            outcome(
                "events/recording",
                recording.formatted(
                    "Completed", "ours", ",\"completion_code\":\"1000\",\"recipient\":\"Cloud\"")))
        .isEqualTo("APPLIED");
    assertThat(outcome("events/recording", recording.formatted("Completed", "ours", "")))
        .isEqualTo("DUPLICATE");
    assertThat(outcome("events/record/added", "{\"recording_id\":\"r2\",\"entry_id\":\"ours\"}"))
        .isEqualTo("APPLIED");
    assertThat(outcome("events/record/added", "{\"recording_id\":\"r3\"}"))
        .isEqualTo("IGNORED: the recording names no call");
    assertThat(outcome("events/record/added", "{\"recording_id\":\"r4\",\"entry_id\":\"theirs\"}"))
        .isEqualTo("waits");
    assertThat(
            InboxRows.list(
                DATABASE,
                "SELECT c.call_ref || ' ' || r.recording_id FROM call_recordings r JOIN calls c ON c.id = r.call_id ORDER BY 1"))
        .containsExactly("ours r1", "ours r2");
  }

  @ParameterizedTest
  @CsvSource({
    "events/ab, the address book is not copied",
    "events/sms, the dialer sends no SMS",
    "result/sms, the dialer sends no SMS",
    "events/record/tagged, topics of talks are not used",
    "result/stats, whoever ordered the report asks for it",
    "something/new, a webhook of this kind is not known"
  })
  void whatIsNotUsedSaysWhy(String path, String reason) throws Exception {
    assertThat(outcome(path, "{\"anything\":[")).isEqualTo("IGNORED: " + reason);
  }
}

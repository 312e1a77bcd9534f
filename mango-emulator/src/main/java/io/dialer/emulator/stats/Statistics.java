package io.dialer.emulator.stats;

import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.CallView;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.Timing;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Call statistics: asked for, prepared, announced, fetched (section 3.3). Shows the legs of calls
 * that have ended.
 */
public final class Statistics {
  private final CallRegistry registry;
  private final EmulatedTime time;
  private final Outbox outbox;
  private final Timing timing;
  // An empty value is a report that is not ready.
  private final Map<String, Optional<String>> reports = new ConcurrentHashMap<>();

  public Statistics(CallRegistry registry, EmulatedTime time, Outbox outbox, Timing timing) {
    this.registry = registry;
    this.time = time;
    this.outbox = outbox;
    this.timing = timing;
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    return Map.of("stats/request", this::request, "stats/result", this::result);
  }

  private Reply request(Params params) throws ApiError {
    StatisticsQuery query = StatisticsQuery.of(params);
    String key =
        Base64.getEncoder()
            .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
    reports.put(key, Optional.empty());
    time.after(timing.statisticsMs(), () -> prepare(key, query));
    return Reply.json(Map.of("key", key));
  }

  private void prepare(String key, StatisticsQuery query) {
    reports.put(key, Optional.of(csv(query)));
    time.after(timing.statisticsKeptMs(), () -> reports.remove(key));
    outbox.send("/result/stats", new Ready(key, query.requestId()));
  }

  /** {@code /result/stats}: the report can be fetched. */
  private record Ready(String key, @Nullable String requestId) {}

  private Reply result(Params params) throws ApiError {
    Optional<String> report = reports.get(params.text("key"));
    if (report == null) {
      return Reply.bare(404);
    }
    return report.map(csv -> new Reply(200, "text/csv", csv)).orElse(Reply.bare(204));
  }

  private String csv(StatisticsQuery query) {
    return registry.views().stream()
        .filter(call -> call.endedAt() != null)
        .flatMap(Statistics::rows)
        .filter(query::matches)
        .map(row -> line(row, query))
        .collect(Collectors.joining());
  }

  private static Stream<StatisticsRow> rows(CallView call) {
    return call.legs().stream().map(leg -> new StatisticsRow(call, leg));
  }

  private static String line(StatisticsRow row, StatisticsQuery query) {
    return query.columns().stream()
        .map(column -> row.value(column).orElse(""))
        .collect(Collectors.joining(";", "", "\n"));
  }
}

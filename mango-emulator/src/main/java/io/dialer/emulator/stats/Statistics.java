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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Call statistics: the legs of calls that have ended (sections 3.3.2 and 3.3.3). */
public final class Statistics {
  private final CallRegistry registry;
  private final Reports reports;

  public Statistics(CallRegistry registry, EmulatedTime time, Outbox outbox, Timing timing) {
    this.registry = registry;
    this.reports = new Reports(time, outbox, timing, "/result/stats");
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    return Map.of("stats/request", this::request, "stats/result", reports::fetch);
  }

  private Reply request(Params params) throws ApiError {
    StatisticsQuery query = StatisticsQuery.of(params);
    return Reply.json(Map.of("key", reports.order(() -> csv(query), query.requestId())));
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

package io.dialer.emulator.stats;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.CallView;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "Service of incoming calls" (section 3.3.4): one row per visit of a caller to a group's queue, of
 * calls that have ended.
 */
public final class InCalls {
  private static final int NOT_BOUGHT = 2230;

  private final CallRegistry registry;
  private final Account account;
  private final EmulatedTime time;
  private final boolean contactCentre;
  private final Reports reports;

  public InCalls(
      CallRegistry registry, Account account, Scenario scenario, EmulatedTime time, Outbox outbox) {
    this.registry = registry;
    this.account = account;
    this.time = time;
    this.contactCentre = scenario.contactCentre().connected();
    this.reports = new Reports(time, outbox, scenario.timing(), "/result/stats_in_calls_service");
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    return Map.of(
        "stats_in_calls_service/request", this::request,
        "stats_in_calls_service/result", reports::fetch);
  }

  private Reply request(Params params) throws ApiError {
    if (!contactCentre) {
      throw ApiError.result(NOT_BOUGHT, "The account has no contact centre");
    }
    InCallsQuery query = InCallsQuery.of(params, time.millis());
    return Reply.json(
        Reply.success().put("key", reports.order(() -> csv(query), query.requestId())));
  }

  private String csv(InCallsQuery query) {
    return registry.views().stream()
        .filter(call -> call.endedAt() != null)
        .flatMap(call -> rows(call, query))
        .filter(query::matches)
        .map(row -> line(row, query))
        .collect(Collectors.joining());
  }

  private Stream<InCallsRow> rows(CallView call, InCallsQuery query) {
    return call.legs().stream()
        .filter(leg -> leg.location().equals("queue"))
        .map(queue -> new InCallsRow(call, queue, account, query.zone()));
  }

  private static String line(InCallsRow row, InCallsQuery query) {
    return query.columns().stream()
        .map(column -> quoted(row.value(column)))
        .collect(Collectors.joining(";", "", "\n"));
  }

  private static String quoted(String value) {
    return value.matches("(?s).*[\",;\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}

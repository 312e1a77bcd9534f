package io.dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the results back over REST and compares them with the emulated PBX's own log. */
final class DemoReport {
  private static final Set<String> KEYS_OF_THE_POLL = Set.of("1", "3");

  private final JsonHttp dialer;
  private final JsonHttp emulator;
  private final PrintStream out;

  DemoReport(JsonHttp dialer, JsonHttp emulator, PrintStream out) {
    this.dialer = dialer;
    this.emulator = emulator;
    this.out = out;
  }

  /**
   * Prints the tables.
   *
   * @return what differs from the PBX's log, a sentence each; empty when nothing does
   */
  List<String> print(int numbers) throws IOException, InterruptedException {
    Map<String, JsonNode> results = byPhone(readAll("results/"));
    Map<String, List<JsonNode>> presses = listsByPhone(readAll("polling-results/"));
    Map<String, List<JsonNode>> calls = new HashMap<>();
    emulator
        .get("calls")
        .path("calls")
        .forEach(
            call ->
                calls
                    .computeIfAbsent(call.path("number").asText(), n -> new ArrayList<>())
                    .add(call));
    table("Results (GET /results/0)", "result", results.values());
    table(
        "Polling results (GET /polling-results/0)",
        "exten",
        presses.values().stream().flatMap(List::stream).toList());
    List<String> differences = new ArrayList<>();
    if (results.size() != numbers) {
      differences.add("%d numbers were given, %d have a result".formatted(numbers, results.size()));
    }
    calls.forEach(
        (number, placed) ->
            compare(
                number,
                placed,
                results.get(number),
                presses.getOrDefault(number, List.of()),
                differences));
    results.keySet().stream()
        .filter(number -> !calls.containsKey(number))
        .forEach(
            n -> differences.add(n + ": has a result, but the PBX was never asked to call it"));
    return differences;
  }

  private static void compare(
      String number,
      List<JsonNode> placed,
      @Nullable JsonNode result,
      List<JsonNode> recorded,
      List<String> differences) {
    if (placed.size() != 1) {
      differences.add("%s: the PBX called it %d times".formatted(number, placed.size()));
    }
    if (result == null) {
      differences.add(number + ": was called, but has no result");
      return;
    }
    JsonNode call = placed.get(0);
    List<String> pressed = new ArrayList<>();
    call.path("keys").forEach(key -> pressed.add(key.asText()));
    pressed.removeIf(key -> !KEYS_OF_THE_POLL.contains(key));
    boolean answered = call.path("answeredAt").asLong() > 0;
    String expected =
        !answered ? "not reached" : pressed.isEmpty() ? "FAIL_POLLING" : "SUCCESS_POLLING";
    String code = result.path("result").asText();
    boolean agrees =
        answered
            ? code.equals(expected)
            : Set.of("FAIL", "FAIL_ROUTE", "FAIL_PROVIDER").contains(code);
    if (!agrees) {
      differences.add(
          "%s: the result is %s, the PBX's log says %s (keys %s, end code %s)"
              .formatted(number, code, expected, pressed, call.path("endCode").asText()));
    }
    List<String> keys = recorded.stream().map(row -> row.path("exten").asText()).toList();
    List<String> first = pressed.stream().limit(1).toList();
    if (!keys.equals(first)) {
      differences.add("%s: recorded keys %s, pressed keys %s".formatted(number, keys, pressed));
    }
  }

  private void table(String title, String field, Iterable<JsonNode> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.path(field).asText(), 1, Integer::sum));
    out.println();
    out.println(title);
    counts.forEach((value, count) -> out.printf("  %-30s %6d%n", value, count));
  }

  private List<JsonNode> readAll(String resource) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String query = "";
    JsonNode data;
    do {
      data = dialer.get("module-dialer/v1/" + resource + "0" + query).path("data");
      data.path("results").forEach(all::add);
      query = "?after=" + data.path("cursor").asText();
    } while (!data.path("results").isEmpty());
    return all;
  }

  private static Map<String, JsonNode> byPhone(List<JsonNode> rows) {
    Map<String, JsonNode> byPhone = new HashMap<>();
    rows.forEach(row -> byPhone.put(row.path("phone").asText(), row));
    return byPhone;
  }

  private static Map<String, List<JsonNode>> listsByPhone(List<JsonNode> rows) {
    Map<String, List<JsonNode>> byPhone = new HashMap<>();
    rows.forEach(
        row ->
            byPhone.computeIfAbsent(row.path("phone").asText(), p -> new ArrayList<>()).add(row));
    return byPhone;
  }
}

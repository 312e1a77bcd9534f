package io.dialer.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A bench with the requests of outbound campaigns. */
final class CampaignBench implements AutoCloseable {
  static final long LINE = 300049195;
  static final long OLEG = 300050001;
  static final long ANNA = 300050002;
  private static final long PATIENCE_MS = 20_000;

  final TestBench bench;

  private CampaignBench(TestBench bench) {
    this.bench = bench;
  }

  static CampaignBench calmWith(String sections) throws Exception {
    return new CampaignBench(TestBench.calmWith(sections));
  }

  static CampaignBench of(double speed, String scenario) throws Exception {
    return new CampaignBench(TestBench.of(TestBench.fast().withSpeed(speed), scenario));
  }

  /** A valid {@code campaign/add} for any time of the week, with more fields. */
  static String campaign(String more) {
    String week =
        IntStream.rangeClosed(1, 7)
            .mapToObj("{\"weekday\":%d,\"start\":\"00:00\",\"end\":\"23:59\"}"::formatted)
            .collect(Collectors.joining(","));
    return "{\"line_id\":\"%d\",\"name\":\"Опрос\",\"schedule\":[%s]%s}"
        .formatted(LINE, week, more.isEmpty() ? "" : "," + more);
  }

  static String operators(long... ids) {
    return "\"operators\":"
        + IntStream.range(0, ids.length)
            .mapToObj(i -> "\"" + ids[i] + "\"")
            .collect(Collectors.joining(",", "[", "]"));
  }

  long add(String more) {
    JsonNode reply = bench.callForJson("campaign/add", campaign(more));
    if (!reply.has("campaign_id")) {
      throw new AssertionError(reply);
    }
    return reply.path("campaign_id").longValue();
  }

  /** Pushes tasks and waits until they have appeared. */
  void push(long campaign, String... numbers) throws InterruptedException {
    List<String> tasks = new ArrayList<>();
    for (String number : numbers) {
      tasks.add("{\"name\":\"Клиент\",\"number\":\"%s\"}".formatted(number));
    }
    int before = listed(campaign).path("tasks_count").intValue();
    String body =
        "{\"campaign_id\":%d,\"tasks\":[%s]}".formatted(campaign, String.join(",", tasks));
    JsonNode reply = bench.callForJson("tasks/push", body);
    if (reply.path("result").intValue() != 1000) {
      throw new AssertionError(reply);
    }
    int expected = before + numbers.length;
    await(() -> listed(campaign), c -> c.path("tasks_count").intValue() == expected);
  }

  int start(long campaign) {
    return command("start", campaign).path("status").intValue();
  }

  JsonNode command(String what, long campaign) {
    return bench.callForJson("campaign/" + what, "{\"campaign_id\":\"" + campaign + "\"}");
  }

  JsonNode campaign(long id) {
    return bench.callForJson("campaign", "{\"campaign_id\":" + id + "}").path("campaign");
  }

  JsonNode listed(long id) {
    for (JsonNode each : bench.callForJson("campaign/list", "{}").path("campaigns")) {
      if (each.path("campaign_id").longValue() == id) {
        return each;
      }
    }
    throw new AssertionError("Campaign " + id + " is not listed");
  }

  /** The campaign as it really was, from the control API. */
  JsonNode truth(long id) {
    for (JsonNode each : bench.control("GET", "campaigns", "").path("campaigns")) {
      if (each.path("campaignId").longValue() == id) {
        return each;
      }
    }
    throw new AssertionError("Campaign " + id + " was never added");
  }

  JsonNode finished(long id) throws InterruptedException {
    return await(() -> campaign(id), c -> c.path("status").intValue() == 4);
  }

  /** The results of a task's attempts, by its place in the campaign. */
  List<Integer> results(long campaign, int task) {
    JsonNode report =
        bench.callForJson("campaign-report/create", "{\"campaign_id\":" + campaign + "}");
    List<Integer> results = new ArrayList<>();
    report
        .path("data")
        .path("tasks")
        .get(task)
        .path("attempts")
        .forEach(attempt -> results.add(attempt.path("result").intValue()));
    return results;
  }

  static JsonNode await(Supplier<JsonNode> question, Predicate<JsonNode> enough)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
    while (true) {
      JsonNode answer = question.get();
      if (enough.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited in vain; the last answer was " + answer);
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() {
    bench.close();
  }
}

package io.dialer.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.api.Main;
import io.dialer.bench.Scene;
import io.dialer.bench.Scene.Database;
import io.dialer.core.dialing.Signals;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/** The service as it is shipped, in a process of its own, used as a CRM uses it. */
final class Dialer implements Caller {
  private static final String API = "module-dialer/v1/";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration READS_FEED_EVERY = Duration.ofMillis(250);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(20);
  private static final int MOST_QUESTIONS = 2;
  private static final int STEPS_IN_SECOND = 20;
  private static final String NOT_SOON = "31.12.2099 12:00:00";

  private final Child process;
  private final Database database;
  private final JsonHttp api;
  private String cursor = "";

  private Dialer(Child process, Database database) {
    this.process = process;
    this.database = database;
    this.api = new JsonHttp(process.address().resolve(API));
  }

  /**
   * Starts the service, makes polls of one and of two questions, and puts their sounds into the
   * PBX's cabinet.
   *
   * @param different settings that differ from those which keep back nothing; a question is not
   *     repeated, however long its key takes
   */
  static Dialer start(Scene scene, EmulatedPbx pbx, Map<String, String> different)
      throws Exception {
    Database database = scene.database();
    Map<String, String> settings = new HashMap<>(pbx.account());
    settings.put("DIALER_DB_URL", database.url());
    settings.put("DIALER_DB_USER", database.user());
    settings.put("DIALER_SPEECH_ENGINE", "none");
    settings.put("DIALER_SILENCE", "1h");
    settings.put("DIALER_FIRST_KEY_WITHIN", "1h");
    settings.putAll(different);
    Dialer dialer =
        new Dialer(Child.start(Main.class, scene.folder(), settings, API + "status"), database);
    try {
      dialer.prepare(pbx);
      return dialer;
    } catch (Exception e) {
      dialer.close();
      throw e;
    }
  }

  private void prepare(EmulatedPbx pbx) throws IOException, InterruptedException {
    for (int questions = 1; questions <= MOST_QUESTIONS; questions++) {
      api.post("polling", poll(questions));
    }
    for (JsonNode prompt : api.get("prompts").path("data").path("results")) {
      pbx.addSound(prompt.path("name").asText());
    }
    api.post("prompts/sync", "{}");
  }

  /** A poll whose id is the number of its questions. */
  private static String poll(int questions) {
    ObjectNode poll = JsonHttp.JSON.createObjectNode();
    poll.put("crmId", Integer.toString(questions)).put("name", questions + " questions");
    ArrayNode all = poll.putArray("questions");
    for (int i = 1; i <= questions; i++) {
      ObjectNode question = all.addObject();
      question.put("questionId", Integer.toString(i)).put("questionText", "Question " + i);
      question.put("nextQuestion", i < questions ? Integer.toString(i + 1) : "");
      question
          .putArray("press")
          .addObject()
          .put("key", "1")
          .put("action", "answer")
          .put("value", "yes");
    }
    return poll.toString();
  }

  @Override
  public String title() {
    return "dialer";
  }

  @Override
  public URI webhooks() {
    return process.address().resolve("mango");
  }

  /** Ends when the results of all calls are in the feed. */
  @Override
  public double call(Campaign campaign) throws Exception {
    Set<String> finished = new HashSet<>();
    readFeed("", finished);
    finished.clear();
    String task = createPaused(campaign);
    long begin = System.nanoTime();
    api.put("task/" + task, "{\"state\": 0}");
    if (campaign.perSecond() > 0) {
      letBeCalled(campaign, task);
    }
    Await.until(
        "results of task " + task,
        PATIENCE,
        READS_FEED_EVERY,
        () -> {
          readFeed(task, finished);
          return finished.size() == campaign.calls();
        });
    return (System.nanoTime() - begin) / 1e9;
  }

  /**
   * Has a campaign's numbers become due evenly, and tells the service as it tells itself of new
   * ones. It would look again after a second otherwise, and begin all calls of that second at once.
   */
  private void letBeCalled(Campaign campaign, String task) throws SQLException {
    int some = Math.max(1, campaign.perSecond() / STEPS_IN_SECOND);
    long stepNanos = some * 1_000_000_000L / campaign.perSecond();
    long begin = System.nanoTime();
    try (Connection connection = database.connect();
        PreparedStatement due =
            connection.prepareStatement(
                "UPDATE numbers SET time_call_allow = 0 WHERE task_id = ? AND phone_id BETWEEN ? AND ?");
        Signals signals = new Signals(Jdbi.create(connection), () -> {})) {
      for (int step = 0; step * some < campaign.calls(); step++) {
        LockSupport.parkNanos(begin + step * stepNanos - System.nanoTime());
        due.setLong(1, Long.parseLong(task));
        due.setString(2, phoneId(campaign, step * some));
        due.setString(3, phoneId(campaign, (step + 1) * some - 1));
        due.executeUpdate();
        signals.send();
      }
    }
  }

  /** A number as the table has it: its last ten digits. */
  private static String phoneId(Campaign campaign, int place) {
    return Long.toString(campaign.firstNumber() + place).substring(1);
  }

  /** Begins calls that do not end by themselves, and returns when all are at their question. */
  void begin(Campaign campaign) throws Exception {
    api.put("task/" + createPaused(campaign), "{\"state\": 0}");
    Await.until(
        "calls in their polls",
        PATIENCE,
        LOOKS_EVERY,
        () ->
            database.count(
                    "SELECT count(*) FROM calls WHERE state = 'IN_POLL' AND ended_at IS NULL")
                == campaign.calls());
  }

  private String createPaused(Campaign campaign) throws IOException, InterruptedException {
    ObjectNode task = JsonHttp.JSON.createObjectNode();
    task.put("crmId", "t" + campaign.firstNumber()).put("name", "Task");
    task.put("innerNum", Integer.toString(campaign.questions())).put("innerNumType", "polling");
    task.put("maxCountChannels", campaign.inFlight()).put("state", 2);
    ArrayNode numbers = task.putArray("numbers");
    for (int i = 0; i < campaign.calls(); i++) {
      String number = Long.toString(campaign.firstNumber() + i);
      if (campaign.perSecond() == 0) {
        numbers.add(number);
      } else {
        numbers.addObject().put("number", number).put("timeCallAllow", NOT_SOON);
      }
    }
    return api.post("task", task.toString()).path("data").path("id").asText();
  }

  /** Reads what is new in the feed, and adds the ids of a task's finished numbers. */
  private void readFeed(String task, Set<String> finished)
      throws IOException, InterruptedException {
    while (true) {
      JsonNode page =
          api.get("results/0" + (cursor.isEmpty() ? "" : "?after=" + cursor)).path("data");
      if (page.path("results").isEmpty()) {
        return;
      }
      cursor = page.path("cursor").asText();
      for (JsonNode result : page.path("results")) {
        if (result.path("taskId").asText().equals(task)) {
          finished(result, finished);
        }
      }
    }
  }

  private static void finished(JsonNode result, Set<String> finished) {
    String how = result.path("result").asText("");
    if (how.equals("SUCCESS_POLLING")) {
      finished.add(result.path("id").asText());
    } else if (!how.isEmpty() && !how.equals("null")) {
      throw new IllegalStateException("not what the customer pressed: " + result);
    }
  }

  /**
   * How many webhooks were applied so far, or had nothing new to tell since a later one of the same
   * call had overtaken them.
   */
  long appliedInAll() throws SQLException {
    return database.count(
        "SELECT count(*) FROM mango_inbox WHERE outcome IN ('APPLIED', 'DUPLICATE')");
  }

  /** Waits until no webhook waits to be applied. */
  void awaitApplied() throws Exception {
    Await.until(
        "webhooks are applied",
        PATIENCE,
        LOOKS_EVERY,
        () -> database.count("SELECT count(*) FROM mango_inbox WHERE due_at IS NOT NULL") == 0);
  }

  @Override
  public void settle() throws Exception {
    awaitApplied();
    database.settle();
  }

  @Override
  public Duration processorTime() {
    return process.processorTime();
  }

  @Override
  public void close() {
    process.close();
  }
}

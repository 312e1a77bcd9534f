package io.dialer.api.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** What marketing teams do all the while: new tasks, and changes to those that run. */
final class Load {
  private static final Duration BETWEEN_ACTIONS = Duration.ofMillis(400);

  /** No new task while so many numbers have no result, so that a slow machine is not buried. */
  private static final int MOST_OPEN = 80;

  private static final long FIRST_PHONE = 79_520_000_000L;
  private static final List<String> AGENTS = List.of("10", "11", "12", "300");
  private static final List<String> POLLS = List.of("1", "2", "3");

  private final Cluster cluster;
  private final SplittableRandom random;
  private final IntSupplier open;
  private final InstantSource clock;
  private final List<LoadedTask> tasks = new ArrayList<>();
  private final Map<String, LoadedTask> byPhone = new HashMap<>();
  private int edits;

  /**
   * @param open how many numbers have no result yet
   * @param clock the one that the PBX's log goes by
   */
  Load(Cluster cluster, SplittableRandom random, IntSupplier open, InstantSource clock) {
    this.cluster = cluster;
    this.random = random;
    this.open = open;
    this.clock = clock;
  }

  /** Polls of one to three questions, and their sounds in the PBX's cabinet. */
  void prepare(Pbx pbx) throws IOException, InterruptedException {
    for (String poll : POLLS) {
      cluster.post("polling", poll(poll, Integer.parseInt(poll)));
    }
    for (JsonNode prompt : cluster.get("prompts").path("results")) {
      pbx.addSound(prompt.path("name").asText());
    }
    cluster.post("prompts/sync", "{}");
  }

  private static String poll(String key, int questions) {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= questions; i++) {
      String next = i < questions ? Integer.toString(i + 1) : "";
      all.add(
          """
          {"questionId": "%1$d", "questionText": "Question %1$d of %2$s", "nextQuestion": "%3$s", "press": [
            {"key": "1", "action": "answer", "value": "yes"},
            {"key": "2", "action": "playback", "value": "Thank you %2$s", "valueOptions": "text"},
            {"key": "3", "action": "dial", "value": "300"}]}
          """
              .formatted(i, key, next));
    }
    return """
        {"crmId": "%s", "name": "Poll %s", "questions": [%s]}
        """
        .formatted(key, key, String.join(",", all));
  }

  /** Works for so long; the last quarter brings no new tasks. */
  void run(Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    long lastNew = end - length.toNanos() / 4;
    while (System.nanoTime() < end) {
      act(System.nanoTime() < lastNew && open.getAsInt() < MOST_OPEN);
      Pause.of(BETWEEN_ACTIONS);
    }
  }

  private void act(boolean newTasks) throws InterruptedException {
    int what = random.nextInt(10);
    if (tasks.isEmpty() || (newTasks && what < 4)) {
      create();
      return;
    }
    edits++;
    LoadedTask task = tasks.get(random.nextInt(tasks.size()));
    if (what < 6) {
      pause(task, !task.isPaused());
    } else if (what < 8) {
      raise(task);
    } else {
      resend(task);
    }
  }

  private void create() throws InterruptedException {
    boolean poll = random.nextInt(6) > 0;
    List<String> destinations = poll ? POLLS : AGENTS;
    LoadedTask task =
        new LoadedTask(
            "c" + (tasks.size() + 1),
            poll ? "polling" : "exten",
            destinations.get(random.nextInt(destinations.size())),
            random.nextInt(4) == 0 ? 1 : random.nextInt(2, 10));
    add(task, poll ? random.nextInt(8, 25) : random.nextInt(2, 5));
    tasks.add(task);
    task.isKnownAs(cluster.post("task", task.body()).path("id").asText());
  }

  private void add(LoadedTask task, int numbers) {
    for (int i = 0; i < numbers; i++) {
      String phone = Long.toString(FIRST_PHONE + byPhone.size());
      byPhone.put(phone, task);
      task.phones().add(phone);
    }
  }

  private void pause(LoadedTask task, boolean paused) throws InterruptedException {
    task.pause(paused);
    cluster.put("task/" + task.id(), "{\"state\": %d}".formatted(paused ? 2 : 0));
  }

  private void raise(LoadedTask task) throws InterruptedException {
    int most = task.raiseChannels(random.nextInt(1, 4), clock.millis());
    cluster.put("task/" + task.id(), "{\"maxCountChannels\": %d}".formatted(most));
  }

  /** Some numbers leave the list, others come; those that were called stay all the same. */
  private void resend(LoadedTask task) throws InterruptedException {
    task.phones().removeIf(phone -> random.nextInt(8) == 0);
    add(task, random.nextInt(1, task.isPoll() ? 6 : 2));
    cluster.post("task", task.body());
  }

  /** Every task may be dialled to its end. */
  void finish() throws InterruptedException {
    for (LoadedTask task : tasks) {
      if (task.isPaused()) {
        pause(task, false);
      }
    }
  }

  int tasks() {
    return tasks.size();
  }

  int edits() {
    return edits;
  }

  /** The task of every number that was ever given. */
  Map<String, LoadedTask> byPhone() {
    return byPhone;
  }
}

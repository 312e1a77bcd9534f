package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.agent.Agent;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a claim is shared out, whatever the tasks have and however many calls are live. */
class EvenSharesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int MOST_LIVE = 12;
  private static final int MOST_CLAIMED = 60;

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    engine.agents(new Agent("700", Agent.Kind.GROUP, "all"));
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachCallGoesToTheTaskWithTheFewest(int seed) {
    Random random = new Random(seed);
    int tasks = 1 + random.nextInt(8);
    int[] live = random.ints(tasks, 0, MOST_LIVE + 1).toArray();
    int[] free = random.ints(tasks, 0, 2 + random.nextInt(MOST_CLAIMED)).toArray();
    int limit = 1 + random.nextInt(MOST_CLAIMED);
    queue(tasks);
    channels(live);
    engine.dialLoop.claim(tasks * MOST_LIVE, engine.clock.instant());
    assertThat(liveCalls()).containsExactly(live);
    channels(IntStream.range(0, tasks).map(task -> live[task] + free[task]).toArray());
    engine.dialLoop.claim(limit, engine.clock.instant());
    assertThat(liveCalls())
        .as(
            "%d calls more for %s with room for %s",
            limit, Arrays.toString(live), Arrays.toString(free))
        .containsExactly(oneByOne(live, free, limit));
  }

  private static int[] oneByOne(int[] live, int[] free, int limit) {
    int[] shared = live.clone();
    for (int call = 0; call < limit; call++) {
      IntStream.range(0, live.length)
          .filter(task -> shared[task] < live[task] + free[task])
          .boxed()
          .min((one, other) -> Integer.compare(shared[one], shared[other]))
          .ifPresent(task -> shared[task]++);
    }
    return shared;
  }

  private void queue(int tasks) {
    for (int task = 0; task < tasks; task++) {
      aTask()
          .numbered(1_000_000_000L + task)
          .toAgent("700")
          .withNumbersFrom(9_260_000_000L + 1000L * task, MOST_LIVE + MOST_CLAIMED)
          .save(engine.createTask);
    }
  }

  private void channels(int[] most) {
    for (int task = 0; task < most.length; task++) {
      engine.execute(
          "UPDATE tasks SET max_count_channels = ? WHERE id = ?",
          most[task],
          1_000_000_000L + task);
    }
  }

  private int[] liveCalls() {
    List<Integer> calls =
        engine.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT (SELECT count(*) FROM live_calls_by_task c WHERE c.task_id = t.id) FROM tasks t ORDER BY t.id")
                    .mapTo(Integer.class)
                    .list());
    return calls.stream().mapToInt(Integer::intValue).toArray();
  }
}

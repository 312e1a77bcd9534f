package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Answer;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The switch that operators start with after a restore. */
class HeldDialingTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String PHONE = "79522233446";

  @Test
  void nobodyIsCalledUntilDiallingIsSwitchedOn() throws Exception {
    try (Lab held = Lab.start(DATABASE, "{}", 20, Map.of("DIALER_DIALING", "false"))) {
      CallsPlaced.task(held, "exten", "10", List.of(PHONE));
      held.awaitClosed(finishedTask(held));
      assertThat(held.callsPlaced()).isEmpty();
      assertThat(calls()).as("none was claimed").isZero();
      assertThat(status(held).messages()).anyMatch(message -> message.contains("DIALER_DIALING"));
    }
    try (Lab opened = Lab.start(DATABASE, "{}", 20)) {
      Lab.await("he is called", () -> !CallsPlaced.to(opened, PHONE).isEmpty());
    }
  }

  /** A task that only a round of the dial loop closes. */
  private static String finishedTask(Lab lab) throws Exception {
    String task = CallsPlaced.task(lab, "exten", "11", List.of("79522233447"));
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE numbers SET status = 'FINISHED', result = 'FAIL', close_time = 1 WHERE task_id = ?",
                    Long.parseLong(task)));
    return task;
  }

  private static long calls() {
    return DATABASE
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT count(*) FROM calls").mapTo(Long.class).one());
  }

  private static Answer status(Lab lab) throws Exception {
    return lab.dialer().get("/module-dialer/v1/status");
  }
}

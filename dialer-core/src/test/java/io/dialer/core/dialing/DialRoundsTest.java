package io.dialer.core.dialing;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.agent.Agent;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one node has just looked for, no other looks for at once. */
class DialRoundsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final long MINUTE = 60_000;

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    engine.agents(new Agent("700", Agent.Kind.GROUP, "all"));
    engine.execute("DELETE FROM dial_rounds");
  }

  private boolean begin() {
    return engine.jdbi.withExtension(ClaimNumbers.class, claims -> claims.begin(MINUTE));
  }

  @Test
  void theNextBeginsWhenTheLastIsLongAgo() {
    assertThat(begin()).as("the first of all").isTrue();
    assertThat(begin()).as("within a minute").isFalse();
    engine.execute("UPDATE dial_rounds SET begun_at = begun_at - interval '2 minutes'");
    assertThat(begin()).as("two minutes later").isTrue();
    assertThat(begin()).as("within a minute of that").isFalse();
  }

  @Test
  void aClockThatWasSetBackHoldsNobodyUp() {
    begin();
    engine.execute("UPDATE dial_rounds SET begun_at = begun_at + interval '1 hour'");
    assertThat(begin()).isTrue();
  }

  @Test
  void aNodeLeavesOutItsRoundAndDoesItLater() {
    engine.dialLoop.round();
    boolean leftOut = false;
    int tasks = 0;
    // A slow machine may take longer than a moment, and then the node is right to look.
    while (!leftOut && tasks < 50) {
      tasks++;
      aTask().toAgent("700").withNumbers("900000000" + (10 + tasks)).save(engine.createTask);
      engine.execute("UPDATE dial_rounds SET begun_at = clock_timestamp()");
      leftOut = engine.dialLoop.round().equals(DialLoop.GATHERING) && calls() < tasks;
    }
    assertThat(leftOut).isTrue();
    while (calls() < tasks) {
      engine.dialLoop.round();
    }
  }

  private long calls() {
    return engine.count("SELECT count(*) FROM calls");
  }
}

package io.dialer.core.result;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several times a second it is looked whether anything waits for its stamp, day and night. */
class IdleWriterTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void writesNothingWhenNothingWaits() {
    TestEngine engine = new TestEngine(DATABASE);
    aTask().withNumbers("9260000001").save(engine.createTask);
    assertThat(engine.stampChanges.runOnce()).isOne();
    long lockedBy = clockLockedBy(engine);

    assertThat(engine.stampChanges.runOnce()).isZero();

    assertThat(clockLockedBy(engine)).isEqualTo(lockedBy);
  }

  /** The last transaction that wrote as much as a lock. */
  private static long clockLockedBy(TestEngine engine) {
    return engine.count("SELECT CAST(CAST(xmax AS text) AS bigint) FROM feed_clock");
  }
}

package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.SqlObjects;
import io.dialer.core.database.TestDatabase;
import io.dialer.mango.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that share one budget, on a clock that moves when it is told to. */
abstract class PacedNodes {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  static final Duration SPACING = Duration.ofNanos(101_200_000);

  static Jdbi jdbi;

  final TestClock clock = new TestClock();
  final MangoLimits limits = MangoLimits.withOverrides(Map.of());
  MangoPace pace;

  /** One connection for all that happens in one thread: a tick is then quick. */
  @BeforeAll
  static void connect() {
    Handle handle = DATABASE.jdbi().open();
    jdbi = Jdbi.create(handle.getConnection()).installPlugin(new SqlObjects());
  }

  @BeforeEach
  void clear() {
    DATABASE.clear();
    pace = node(limits);
  }

  MangoPace node(MangoLimits limits) {
    return new MangoPace(jdbi, limits, clock::move, clock);
  }

  MangoPace waitingWith(Waiter waiter) {
    return new MangoPace(jdbi, limits, waiter, clock);
  }

  static void assertAtMost(int limit, List<Instant> moments, Duration window) {
    for (int i = limit; i < moments.size(); i++) {
      assertThat(Duration.between(moments.get(i - limit), moments.get(i)))
          .as("from request %d to %d", i - limit, i)
          .isGreaterThanOrEqualTo(window);
    }
  }
}

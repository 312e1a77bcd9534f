package io.dialer.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final SignInThrottle throttle = new SignInThrottle(now::get);

  @Test
  void fiveAttemptsAreAdmittedInAnyMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(attempt()).isTrue();
      pass(10);
    }
    assertThat(attempt()).isFalse();
    pass(11); // the first is more than a minute ago
    assertThat(attempt()).isTrue();
    assertThat(attempt()).isFalse();
  }

  @Test
  void beingHeldBackDoesNotProlongIt() {
    for (int i = 0; i < 5; i++) {
      attempt();
    }
    pass(59);
    assertThat(attempt()).isFalse();
    pass(1);
    assertThat(attempt()).isTrue();
  }

  @Test
  void othersAreNotHeldBack() {
    for (int i = 0; i < 6; i++) {
      attempt();
    }
    assertThat(throttle.admits("192.0.2.2", "admin")).isTrue();
    assertThat(throttle.admits("192.0.2.1", "other")).isTrue();
  }

  @Test
  void whoSignsInStartsAfresh() {
    for (int i = 0; i < 5; i++) {
      attempt();
    }
    throttle.succeeded("192.0.2.1", "admin");
    assertThat(attempt()).isTrue();
  }

  private boolean attempt() {
    return throttle.admits("192.0.2.1", "admin");
  }

  private void pass(int seconds) {
    now.updateAndGet(before -> before.plusSeconds(seconds));
  }
}

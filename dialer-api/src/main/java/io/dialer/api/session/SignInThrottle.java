package io.dialer.api.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Slows down guessing: five failed attempts in any minute for one address and login.
 *
 * <p>An attempt is counted before it is judged, so attempts at the same time do not get past.
 */
final class SignInThrottle {

  private static final int ATTEMPTS = 5;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_TRACKED = 10_000;

  private record Who(String address, String login) {}

  private final InstantSource clock;
  private final Cache<Who, List<Instant>> attempts =
      Caffeine.newBuilder().maximumSize(MAX_TRACKED).expireAfterWrite(WINDOW).build();

  SignInThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts an attempt; false when there were too many. */
  boolean admits(String address, String login) {
    Instant now = clock.instant();
    boolean[] admitted = {false};
    attempts
        .asMap()
        .compute(
            new Who(address, login),
            (who, before) -> {
              List<Instant> recent = recent(before == null ? List.of() : before, now);
              admitted[0] = recent.size() < ATTEMPTS;
              return admitted[0] ? Stream.concat(recent.stream(), Stream.of(now)).toList() : recent;
            });
    return admitted[0];
  }

  /** Forgets the failures of somebody who then signed in. */
  void succeeded(String address, String login) {
    attempts.invalidate(new Who(address, login));
  }

  private static List<Instant> recent(List<Instant> before, Instant now) {
    return before.stream().filter(at -> at.isAfter(now.minus(WINDOW))).toList();
  }
}

package io.dialer.api.chaos;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Whether one promise held.
 *
 * @param promise what must hold, for people
 * @param figure what was counted
 * @param broken the first cases that break it, for people; empty when it held
 */
public record Finding(String promise, String figure, String broken) {
  private static final int SHOWN = 5;

  /** Whether nothing broke it. */
  public boolean held() {
    return broken.isEmpty();
  }

  /** A promise that is broken by every case in {@code cases}. */
  static Finding none(String promise, Collection<?> cases) {
    return none(promise, Integer.toString(cases.size()), cases);
  }

  /** As before, with another figure. */
  static Finding none(String promise, String figure, Collection<?> cases) {
    String shown =
        cases.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(" · "));
    return new Finding(promise, figure, shown);
  }

  /** A promise that something is nought. */
  static Finding zero(String promise, long count) {
    return new Finding(promise, Long.toString(count), count == 0 ? "" : count + ", expected 0");
  }
}

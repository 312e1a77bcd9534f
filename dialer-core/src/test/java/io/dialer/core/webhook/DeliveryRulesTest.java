package io.dialer.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryRulesTest {
  private static final DeliveryRules RULES =
      new DeliveryRules(33, Duration.ofSeconds(5), Duration.ofHours(1), 1, 1, 1);

  private static Duration pause(int failed) {
    return RULES.pauseAfter(failed, 0.5).orElseThrow();
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(pause(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(pause(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(pause(10)).isEqualTo(Duration.ofSeconds(2560));
    assertThat(pause(11)).isEqualTo(Duration.ofHours(1));
    assertThat(pause(32)).isEqualTo(Duration.ofHours(1));
    assertThat(RULES.pauseAfter(33, 0.5)).isEmpty();
  }

  @Test
  void theyAreSpread() {
    assertThat(RULES.pauseAfter(1, 0)).hasValue(Duration.ofSeconds(4));
    assertThat(RULES.pauseAfter(1, 1)).hasValue(Duration.ofSeconds(6));
  }

  @Test
  void thirtyThreeTriesTakeADay() {
    Duration all =
        IntStream.range(1, 33)
            .mapToObj(DeliveryRulesTest::pause)
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isBetween(Duration.ofHours(23), Duration.ofHours(25));
  }
}

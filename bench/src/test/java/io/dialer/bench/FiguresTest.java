package io.dialer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.bench.Figures.Verdict;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private final Figures figures = new Figures();

  @Test
  void roundsOfAContenderBecomeOneSeriesInTheOrderTheyCame() {
    figures.add("ours", "calls/s", 30);
    figures.add("theirs", "calls/s", 5);
    figures.add("ours", "calls/s", 10);
    assertThat(figures.series()).extracting(Series::contender).containsExactly("ours", "theirs");
    assertThat(figures.series().get(0).values()).containsExactly(30.0, 10.0);
  }

  @Test
  void aRatioIsTheMedianOfThoseOfTheRounds() {
    slowAndFast("ours", 10, 500, 20);
    slowAndFast("theirs", 2, 50, 5);
    figures.ratio("ours", "theirs", Target.atLeast(5));
    Verdict verdict = figures.verdicts().get(0);
    assertThat(verdict.what()).isEqualTo("ours ÷ theirs");
    assertThat(verdict.value()).isEqualTo(5);
    assertThat(verdict.isMet()).isTrue();
  }

  @Test
  void whoWasMeasuredLessOftenIsNotCompared() {
    slowAndFast("ours", 10, 500, 20);
    slowAndFast("theirs", 2, 50);
    assertThatThrownBy(() -> figures.ratio("ours", "theirs", null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("3 rounds of ours cannot be compared with 2 of theirs");
  }

  private void slowAndFast(String contender, double... rounds) {
    for (double round : rounds) {
      figures.add(contender, "calls/s", round);
    }
  }

  @Test
  void aFigureThatMustNotBeLargeIsMissedWhenItIs() {
    figures.verdict("p99, ms", 26, Target.atMost(25));
    assertThat(figures.verdicts().get(0).isMet()).isFalse();
  }

  @Test
  void whereNothingWasAskedNothingIsMissed() {
    figures.verdict("calls", 0, null);
    assertThat(figures.verdicts().get(0).isMet()).isTrue();
  }
}

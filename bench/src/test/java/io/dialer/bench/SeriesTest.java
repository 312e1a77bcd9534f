package io.dialer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private static Series of(Double... values) {
    return new Series("anybody", "calls/s", List.of(values));
  }

  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    assertThat(of(9.0, 1.0, 4.0).median()).isEqualTo(4);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(of(1.0, 100.0, 2.0, 4.0).median()).isEqualTo(3);
  }

  @Test
  void oneRoundIsAllOfItsOwnFigures() {
    Series series = of(7.0);
    assertThat(List.of(series.least(), series.median(), series.most()))
        .containsExactly(7.0, 7.0, 7.0);
  }

  @Test
  void leastAndMostAreTheEnds() {
    Series series = of(5.0, 3.0, 8.0);
    assertThat(series.least()).isEqualTo(3);
    assertThat(series.most()).isEqualTo(8);
  }

  @Test
  void aPercentileIsNeverBelowWhatItStandsFor() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    assertThat(Series.percentile(values, 99)).isEqualTo(100);
    assertThat(Series.percentile(values, 0)).isEqualTo(1);
  }
}

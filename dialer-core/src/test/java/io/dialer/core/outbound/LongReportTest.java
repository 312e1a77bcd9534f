package io.dialer.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.fixture.InMemoryDialler.Known;
import io.dialer.core.telephony.ListOutcome;
import io.dialer.core.telephony.OutboundDialler.Stage;
import io.dialer.core.telephony.OutboundDialler.Try;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The longest list there may be, every number of it tried as often as may be. */
class LongReportTest extends OutboundBench {
  private static final int NUMBERS = 10_000;
  private static final int TRIES = 9;

  /** All tries together would be three times the memory that the tests have. */
  private static final int FAT =
      (int) (3 * Runtime.getRuntime().maxMemory() / (NUMBERS * (TRIES - 1)));

  @Test
  void itsReportIsAppliedWithoutItsTriesBeingKept() {
    task().withNumbersFrom(9001000000L, NUMBERS).save(engine.createTask);
    rounds();
    Known list = dialler.only();
    assertThat(list.numbers).hasSize(NUMBERS);
    list.report = () -> list.numbers.stream().flatMap(LongReportTest::tried).iterator();
    list.finished = NUMBERS;
    list.stage = Stage.FINISHED;
    later();
    later();

    assertThat(states()).isEqualTo("GONE");
    assertThat(
            engine.count(
                "SELECT count(*) FROM numbers WHERE result = 'SUCCESS' AND cause = '1' AND count_try = ?",
                TRIES))
        .isEqualTo(NUMBERS);
  }

  private static Stream<Try> tried(String number) {
    return Stream.concat(
        IntStream.range(1, TRIES)
            .mapToObj(i -> new Try(number, ListOutcome.BUSY, "2".repeat(FAT), null)),
        Stream.of(new Try(number, ListOutcome.TALKED, "1", null)));
  }
}

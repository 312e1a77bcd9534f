package io.dialer.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.campaign.OutboundSettings.PerReason;
import org.junit.jupiter.api.Test;

class PlanChunksTest {

  @Test
  void aReportOfAllTriesFitsIntoMemory() {
    assertThat(PlanChunks.mostNumbers(new PerReason(1, 1, 1))).isEqualTo(10_000);
    assertThat(PlanChunks.mostNumbers(new PerReason(10, 10, 10))).isEqualTo(1_333);
    assertThat(PlanChunks.mostNumbers(new PerReason(1, null, null))).isEqualTo(5_714);
    assertThat(PlanChunks.mostNumbers(null)).isEqualTo(4_444);
  }
}

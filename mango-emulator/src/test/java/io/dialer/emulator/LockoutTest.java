package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private static final String MALFORMED = "{\"command_id\":7}";

  // Two emulated minutes take three seconds.
  private static TestBench locking() throws Exception {
    return TestBench.of(TestBench.fast().withSpeed(40).withLockout(true), TestBench.CALM);
  }

  @Test
  void theSecondMalformedRequestLocksTheProductOutUntilTwoMinutesAfterTheFirst() throws Exception {
    try (TestBench bench = locking()) {
      assertThat(bench.call("commands/route", MALFORMED).statusCode()).isEqualTo(420);
      assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(200);
      assertThat(bench.call("commands/callback", MALFORMED).statusCode()).isEqualTo(420);
      assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(401);
      assertThat(bench.call("../cc/get_presence", "{}").statusCode()).isEqualTo(401);
      JsonNode status = bench.control("GET", "status", "");
      assertThat(status.path("lockouts").intValue()).isEqualTo(1);
      assertThat(status.path("lockedOut").booleanValue()).isTrue();
      CampaignBench.await(
          () -> bench.control("GET", "status", ""), s -> !s.path("lockedOut").booleanValue());
      assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void errorsOfOtherClassesDoNotLockOut() throws Exception {
    try (TestBench bench = locking()) {
      String noCreator = CampaignBench.campaign("\"created_by\":7");
      for (int i = 0; i < 3; i++) {
        assertThat(bench.call("campaign/add", noCreator).body()).isEqualTo("{\"code\":5105}");
      }
      assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aResetUnlocksAndWithLimitsOffNothingLocks() throws Exception {
    try (TestBench bench = locking();
        TestBench free = TestBench.calm()) {
      for (int i = 0; i < 3; i++) {
        bench.call("commands/route", MALFORMED);
        assertThat(free.call("commands/route", MALFORMED).statusCode()).isEqualTo(420);
      }
      assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(401);
      bench.control("POST", "reset", "");
      assertThat(bench.call("audiofiles", "{}").statusCode()).isEqualTo(200);
    }
  }
}

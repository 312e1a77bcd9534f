package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.Leave.NotSent;
import io.dialer.mango.client.Leave.Request;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a request waits for its turn, the PBX calls another one malformed. */
class LeaveTest extends PacedNodes {
  private static final Cause MALFORMED = new Cause("3340", EndReason.BAD_REQUEST);
  private static final String OTHER = "play/start 17";

  private final Leave leave = new Leave(waitingWith(this::refuseMeanwhile));

  private void refuseMeanwhile(Duration wait) {
    clock.move(wait);
    node(limits).refused(OTHER, MALFORMED, "play/start was answered 3340");
  }

  private static Request request(MangoLimit limit, String identity, boolean live, boolean waits) {
    return new Request("path", identity, limit, live, waits);
  }

  @ParameterizedTest
  @CsvSource({"CALLBACK", "ALL"})
  void whatWaitsWhileOthersAreMalformedIsNotSent(MangoLimit limit) {
    Request request = request(limit, "new", false, true);
    NotSent held = catchThrowableOfType(NotSent.class, () -> leave.toSend(request));
    assertThat(held.outcome())
        .isEqualTo(new Rejected(new Cause("NO_TURN", EndReason.TOO_MANY_REQUESTS), true));
  }

  @Test
  void theSameAsTheMalformedOneIsNotSentEither() {
    Request request = request(MangoLimit.ALL, OTHER, true, false);
    NotSent held = catchThrowableOfType(NotSent.class, () -> leave.toSend(request));
    assertThat(held.outcome())
        .isEqualTo(new Rejected(new Cause("INVALID", EndReason.BAD_REQUEST), false));
  }

  @Test
  void callsThatGoOnAreServed() throws Exception {
    assertThat(leave.toSend(request(MangoLimit.ALL, "new", true, false))).isNotNull();
  }

  @Test
  void theTurnThatIsNotUsedIsGivenBack() throws Exception {
    for (int i = 0; i < 10; i++) {
      Request request = request(MangoLimit.ALL, "new " + i, false, true);
      jdbi.useHandle(handle -> handle.execute("DELETE FROM mango_refused"));
      assertThatThrownBy(() -> leave.toSend(request)).isInstanceOf(NotSent.class);
    }
    Instant before = clock.instant();
    assertThat(pace.pass(MangoLimit.ALL, true)).isTrue();
    assertThat(Duration.between(before, clock.instant())).isLessThan(SPACING.multipliedBy(2));
  }
}

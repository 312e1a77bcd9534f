package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.RequestGate.Hold;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A malformed request holds new calls back, on all nodes. */
class MangoCircuitTest extends PacedNodes {
  private static final Cause CAUSE = new Cause("3340", EndReason.BAD_REQUEST);

  @Test
  void callsAreHeldBackForTwoMinutesOnAllNodes() {
    pace.refused("play/start 17", CAUSE, "play/start was answered 3340");
    assertThat(node(limits).permitCalls(1, 1)).isZero();
    assertThat(pace.status().heldFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(pace.status().heldBecause()).isEqualTo("play/start was answered 3340");
    clock.move(Duration.ofSeconds(119));
    assertThat(pace.permitCalls(1, 1)).isZero();
    clock.move(Duration.ofSeconds(1));
    assertThat(pace.permitCalls(1, 1)).isEqualTo(1);
    assertThat(pace.status().heldFor()).isZero();
    assertThat(pace.status().heldBecause()).isNull();
  }

  @Test
  void aSecondMalformedRequestHoldsThemForTwoMinutesFromThen() {
    pace.refused("play/start 17", CAUSE, "play/start was answered 3340");
    clock.move(Duration.ofSeconds(60));
    node(limits).refused("401", new Cause("401", EndReason.ACCOUNT_REFUSED), "refused: 401");
    assertThat(pace.status().heldBecause()).isEqualTo("play/start was answered 3340");
    clock.move(Duration.ofSeconds(60));
    assertThat(pace.status().heldBecause()).isEqualTo("refused: 401");
    assertThat(pace.permitCalls(1, 1)).isZero();
    clock.move(Duration.ofSeconds(60));
    assertThat(pace.permitCalls(1, 1)).isEqualTo(1);
  }

  @Test
  void theSameRequestIsKnownOnAllNodesForAsLong() {
    pace.refused("play/start 17", CAUSE, "play/start was answered 3340");
    MangoPace other = node(limits);
    assertThat(other.hold("play/start 17", false).same()).contains(CAUSE);
    assertThat(other.hold("play/start 18", false).same()).isEmpty();
    clock.move(Duration.ofMinutes(2));
    assertThat(other.hold("play/start 17", false).same()).isEmpty();
  }

  @Test
  void whatAnotherNodeWasAnsweredIsKnownWithinATenthOfASecondOrAtOnce() {
    MangoPace other = node(limits);
    assertThat(other.hold("play/start 17", false).any()).isFalse();
    pace.refused("play/start 17", CAUSE, "play/start was answered 3340");
    assertThat(pace.hold("play/start 17", false).any()).as("its own, at once").isTrue();
    assertThat(other.hold("play/start 17", false).any()).isFalse();
    clock.move(Duration.ofMillis(100));
    assertThat(other.hold("play/start 17", false).same()).contains(CAUSE);
    pace.refused("play/start 19", CAUSE, "play/start was answered 3340");
    assertThat(other.hold("play/start 19", false).same()).isEmpty();
    assertThat(other.hold("play/start 19", true).same()).contains(CAUSE);
    assertThat(other.hold("play/start 18", false)).isEqualTo(new Hold(Optional.empty(), true));
  }
}

package io.dialer.emulator.campaign;

import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Line;
import io.dialer.emulator.call.CampaignOrder.First;
import io.dialer.emulator.call.CampaignOrder.Way;
import io.dialer.emulator.call.CampaignReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code campaign/add} says of a campaign (section 3.8.4.1).
 *
 * @param createdBy null if the request names nobody
 * @param priority 1 important, 2 normal, 3 low
 * @param operators nobody for a campaign that only plays its message
 * @param endless whether tasks can be added one by one, and the campaign does not finish with the
 *     last of them
 */
record CampaignSettings(
    String name,
    Line line,
    @Nullable Employee createdBy,
    int priority,
    Schedule schedule,
    List<Employee> operators,
    Dialling dialling,
    boolean endless) {

  /**
   * How customers are called. Waits are emulated seconds.
   *
   * @param mode 2 both at once, 3 operator first, 4 customer first, 7 predictive: customer first
   * @param coefficient calls to customers at a time for each free operator
   * @param afterCall how long an operator rests after a talk
   */
  record Dialling(
      int mode,
      Optional<AudioFile> message,
      Redial busy,
      Redial noAnswer,
      Redial notAvailable,
      int answerWait,
      double coefficient,
      int afterCall) {

    /** What follows an attempt that ended for this reason; empty if that is the last word. */
    Optional<Redial> after(int reason) {
      return switch (reason) {
        case CampaignReason.BUSY -> Optional.of(busy);
        case CampaignReason.NO_ANSWER -> Optional.of(noAnswer);
        case CampaignReason.UNAVAILABLE -> Optional.of(notAvailable);
        default -> Optional.empty();
      };
    }
  }

  /**
   * Attempts after a failure.
   *
   * @param most attempts in all
   * @param waitSeconds emulated seconds before the next; 0 for no other attempt
   */
  record Redial(int most, int waitSeconds) {
    boolean allows(int attemptsMade) {
      return attemptsMade < most && waitSeconds > 0;
    }
  }

  boolean isStaffed() {
    return !operators.isEmpty();
  }

  boolean sharesOperators(CampaignSettings other) {
    return operators.stream().anyMatch(other.operators::contains);
  }

  boolean customerFirst() {
    return first() == First.CUSTOMER;
  }

  Way way() {
    return new Way(first(), isStaffed(), dialling.message(), dialling.answerWait() * 1000L);
  }

  private First first() {
    return switch (dialling.mode()) {
      case 2 -> First.BOTH;
      case 3 -> First.OPERATOR;
      default -> First.CUSTOMER;
    };
  }
}

package io.dialer.emulator.call;

import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Line;
import java.util.List;
import java.util.Optional;

/**
 * A call of an outbound campaign (section 3.8).
 *
 * @param campaign how the control API names the campaign as the call's destination
 * @param taskId the campaign's task, told in the events of the call
 * @param customer the number to call
 * @param line the line through which the call goes
 * @param way who is rung, in which order, and what the customer hears
 * @param desk gives operators and learns the outcome; called on the PBX's thread
 */
public record CampaignOrder(
    String campaign, long taskId, String customer, Line line, Way way, Desk desk) {

  /** Who is rung first. */
  public enum First {
    CUSTOMER,
    OPERATOR,
    BOTH
  }

  /**
   * How a campaign calls.
   *
   * @param first who is rung first, if there are operators at all
   * @param staffed whether customers are connected with operators; otherwise they only hear the
   *     message
   * @param message played to the customer who has answered; empty for none
   * @param answerWaitMs how long the customer's telephone rings at most, emulated milliseconds
   */
  public record Way(First first, boolean staffed, Optional<AudioFile> message, long answerWaitMs) {}

  /** The campaign's side of a call. */
  public interface Desk {
    /** A free operator, kept for this call until its end; empty if none is free. */
    Optional<Employee> takeOperator();

    /** The call has ended. */
    void ended(Outcome outcome);
  }

  /**
   * What became of a call.
   *
   * @param reason the vendor's reason of a task's status (section 3.8.3)
   * @param talkSeconds from the customer's answer to the end, as the timestamps tell; 0 unanswered
   * @param keys what the customer pressed at the message
   */
  public record Outcome(int reason, long talkSeconds, List<String> keys) {}
}

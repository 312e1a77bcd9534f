package io.dialer.emulator.call;

import org.jspecify.annotations.Nullable;

/**
 * A call to be placed.
 *
 * @param commandId the command's own; null for a call of an outbound campaign
 * @param customer the number of the person who is called, as received
 * @param extension the employee on whose behalf the call is made; null for a group's call
 * @param target who the customer is connected with
 * @param destination the target's number as received
 * @param lineNumber the line through which the call goes, if the command names one
 * @param groupFirst whether the group is rung before the customer ({@code callback_group} from a
 *     group)
 * @param taskId the outbound campaign's task for which the call is made; null for a command's call
 */
public record CallOrder(
    @Nullable String commandId,
    String customer,
    @Nullable String extension,
    Target target,
    String destination,
    @Nullable String lineNumber,
    boolean groupFirst,
    @Nullable Long taskId) {
  /** A call that a command orders. */
  public CallOrder(
      String commandId,
      String customer,
      @Nullable String extension,
      Target target,
      String destination,
      @Nullable String lineNumber,
      boolean groupFirst) {
    this(commandId, customer, extension, target, destination, lineNumber, groupFirst, null);
  }
}

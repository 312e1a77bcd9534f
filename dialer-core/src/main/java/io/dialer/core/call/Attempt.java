package io.dialer.core.call;

import java.time.Instant;

/**
 * One dialling of one number. It is committed before its command is sent and never changes.
 *
 * @param commandId the id of the command that dials; never used twice
 * @param phone the customer's number as the task has it
 * @param phoneId its last ten digits
 * @param destination the poll's id, or the extension or group that the answered call goes to
 */
public record Attempt(
    long id,
    String commandId,
    long numberId,
    long taskId,
    String phone,
    String phoneId,
    Kind kind,
    String destination,
    Instant placedAt) {

  /** Where an answered call goes. */
  public enum Kind {
    POLLING,
    EXTEN
  }
}

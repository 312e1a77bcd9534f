package io.dialer.core.telephony;

import io.dialer.core.audio.Prompt;
import java.time.Duration;

/** What the engine asks of a PBX. Every command carries an id that is never used twice. */
public sealed interface Command {

  /** The command's own id; later events and answers may name it. */
  String commandId();

  /**
   * Ring the customer and, once answered, connect an extension or a group.
   *
   * @param phone the customer's number with the dial prefix, as it is to be dialled
   * @param agent the extension or the group's short number
   * @param group whether {@code agent} is known to be a group
   */
  record DialToAgent(String commandId, String phone, String agent, boolean group)
      implements Command {}

  /**
   * Ring the customer and, once answered, lead the call to where prompts are played.
   *
   * @param phone the customer's number with the dial prefix, as it is to be dialled
   */
  record DialToPoll(String commandId, String phone) implements Command {}

  /**
   * Play a prompt to the customer, in place of what is being played.
   *
   * @param leg the PBX's id of the leg that hears it
   * @param listen how long the PBX shall keep the call waiting for keys after the prompt
   */
  record Play(String commandId, String leg, Prompt prompt, Duration listen) implements Command {}

  /**
   * Connect the customer to somebody else.
   *
   * @param leg the PBX's id of the customer's present leg
   * @param to an extension, a group or an outside number
   */
  record Connect(String commandId, String leg, String to) implements Command {}

  /**
   * End a call.
   *
   * @param leg the PBX's id of the leg to hang up
   */
  record HangUp(String commandId, String leg) implements Command {}
}

package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code commands/call/hangup} (section 3.2.3): ends a call that is in a menu or at a person.
 *
 * @param callId the leg, as events name it
 */
public record HangUpRequest(String commandId, String callId) implements MangoCommand {

  private static final String PATH = "commands/call/hangup";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public HangUpRequest {
    Check.of(PATH).id("command_id", commandId).id("call_id", callId);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.HANG_UP;
  }

  @Override
  public boolean live() {
    return true;
  }
}

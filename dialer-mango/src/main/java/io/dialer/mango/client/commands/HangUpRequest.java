package io.dialer.mango.client.commands;

import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;

/** {@code commands/call/hangup} (section 3.2.3): ends a call that is in a menu or at a person. */
public record HangUpRequest(String commandId, String callId) implements MangoCommand {

  @Override
  public String path() {
    return "commands/call/hangup";
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

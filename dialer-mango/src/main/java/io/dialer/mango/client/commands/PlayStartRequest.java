package io.dialer.mango.client.commands;

import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code commands/play/start} (section 3.2.6): plays a sound of the cabinet to a caller in a menu.
 *
 * @param afterPlayTime seconds that the menu waits for keys after the sound, before it goes on
 * @param internalId the sound, as {@code audiofiles} lists it
 */
public record PlayStartRequest(String commandId, String callId, long afterPlayTime, long internalId)
    implements MangoCommand {

  @Override
  public String path() {
    return "commands/play/start";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public boolean live() {
    return true;
  }
}

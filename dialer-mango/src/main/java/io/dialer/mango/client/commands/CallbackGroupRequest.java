package io.dialer.mango.client.commands;

import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code commands/callback_group} (section 3.2.2): rings the outside number {@code from}, and once
 * it is answered, the group.
 *
 * @param from the customer
 * @param to the short number of the group
 * @param lineNumber the line to call through
 */
public record CallbackGroupRequest(String commandId, String from, String to, String lineNumber)
    implements MangoCommand {

  @Override
  public String path() {
    return "commands/callback_group";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.CALLBACK;
  }

  @Override
  public boolean live() {
    return false;
  }
}

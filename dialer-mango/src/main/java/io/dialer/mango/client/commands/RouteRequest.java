package io.dialer.mango.client.commands;

import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code commands/route} (section 3.2.7): leads a caller from a menu or a queue to somebody.
 *
 * @param toNumber an extension, a group or any number
 */
public record RouteRequest(String commandId, String callId, String toNumber)
    implements MangoCommand {

  @Override
  public String path() {
    return "commands/route";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ROUTE;
  }

  @Override
  public boolean live() {
    return true;
  }
}

package io.dialer.mango.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * {@code commands/route} (section 3.2.7): leads a caller from a menu or a queue to somebody.
 *
 * @param toNumber an extension, a group or any number
 */
@JsonNaming(SnakeCaseStrategy.class)
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

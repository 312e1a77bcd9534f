package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code commands/route} (section 3.2.7): leads a caller from a menu or a queue to somebody, or
 * takes a call away from an employee who has not answered it yet. A new leg comes of it.
 *
 * @param toNumber an extension, which is rung as the employee's card says, a group, by its
 *     algorithm, or any other number, unconditionally
 * @param sipHeaders {@code From/display-name}: what the phone shows; null for none
 */
public record RouteRequest(
    String commandId, String callId, String toNumber, @Nullable Map<String, String> sipHeaders)
    implements MangoCommand {

  private static final String PATH = "commands/route";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public RouteRequest {
    Check check =
        Check.of(PATH)
            .id("command_id", commandId)
            .id("call_id", callId)
            .present("to_number", toNumber)
            .number("to_number", toNumber);
    SipHeaders.check(check, sipHeaders, "From/display-name");
  }

  /** Without headers. */
  public RouteRequest(String commandId, String callId, String toNumber) {
    this(commandId, callId, toNumber, null);
  }

  @Override
  public String path() {
    return PATH;
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

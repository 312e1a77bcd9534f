package io.dialer.mango.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** {@code commands/call/hangup} (section 3.2.3): ends a call that is in a menu or at a person. */
@JsonNaming(SnakeCaseStrategy.class)
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

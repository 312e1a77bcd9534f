package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;
import org.jspecify.annotations.Nullable;

/**
 * {@code commands/play/start} (section 3.2.6): plays a sound of the cabinet to a caller in a menu.
 * What was playing stops.
 *
 * @param afterPlayTime seconds that the menu waits for keys after the sound, before it goes on;
 *     null for 5
 * @param internalId the sound, as {@code audiofiles} lists it; null for no sound, only the wait
 */
public record PlayStartRequest(
    String commandId, String callId, @Nullable Long afterPlayTime, @Nullable Long internalId)
    implements MangoCommand {

  private static final String PATH = "commands/play/start";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public PlayStartRequest {
    Check.of(PATH)
        .id("command_id", commandId)
        .id("call_id", callId)
        .between("after_play_time", afterPlayTime, 0, Integer.MAX_VALUE)
        .positive("internal_id", internalId);
  }

  @Override
  public String path() {
    return PATH;
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

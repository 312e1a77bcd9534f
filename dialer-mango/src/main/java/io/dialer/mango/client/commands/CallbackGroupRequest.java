package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;
import java.util.regex.Pattern;

/**
 * {@code commands/callback_group} (section 3.2.2): rings {@code from}, and once it is answered,
 * {@code to}. One of them is a group, whose own algorithm chooses somebody; the other may be
 * outside.
 *
 * @param from a number, or the short number of a group
 * @param to a number, or the short number of a group
 * @param lineNumber the line to call through, by its number, or a SIP line by its name
 */
public record CallbackGroupRequest(String commandId, String from, String to, String lineNumber)
    implements MangoCommand {

  private static final String PATH = "commands/callback_group";

  /** Shorter than any number with its country: as good as certainly inside the office. */
  private static final Pattern SHORT = Pattern.compile("[0-9]{1,10}");

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public CallbackGroupRequest {
    Check.of(PATH)
        .id("command_id", commandId)
        .present("from", from)
        .number("from", from)
        .present("to", to)
        .number("to", to)
        .that(
            SHORT.matcher(from).matches() || SHORT.matcher(to).matches(),
            "to",
            "is '%s' and from '%s'; expected a group's short number in one of them"
                .formatted(to, from))
        .present("line_number", lineNumber)
        .line("line_number", lineNumber);
  }

  @Override
  public String path() {
    return PATH;
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

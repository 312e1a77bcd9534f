package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code commands/callback} (section 3.2.1): rings {@code from.number}, and once it is answered,
 * {@code to_number}.
 *
 * @param toNumber an extension, a group or any number
 * @param lineNumber the line to call through, by its number, or a SIP line by its name; null for
 *     the employee's own
 * @param sipHeaders {@code Call-Info/answer-after}: seconds after which the first phone answers by
 *     itself; null for none
 */
public record CallbackRequest(
    String commandId,
    From from,
    String toNumber,
    @Nullable String lineNumber,
    @Nullable Map<String, String> sipHeaders)
    implements MangoCommand {

  private static final String PATH = "commands/callback";
  private static final Pattern SHORT = Pattern.compile("[0-9]{1,4}");

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public CallbackRequest {
    Check check =
        Check.of(PATH)
            .id("command_id", commandId)
            .present("from", from)
            .present("to_number", toNumber)
            .number("to_number", toNumber)
            .line("line_number", lineNumber);
    SipHeaders.check(check, sipHeaders, "Call-Info/answer-after");
  }

  /** Without headers. */
  public CallbackRequest(
      String commandId, From from, String toNumber, @Nullable String lineNumber) {
    this(commandId, from, toNumber, lineNumber, null);
  }

  /**
   * Who is rung first.
   *
   * @param extension the employee in whose name the call is made
   * @param number the number that stands for the employee during this call: the customer's. Neither
   *     an extension nor a group; null for the employee's own number
   */
  public record From(String extension, @Nullable String number) {

    /** A party that is malformed is refused with {@code InvalidRequest}. */
    public From {
      Check.of(PATH)
          .id("from.extension", extension)
          .number("from.number", number)
          .that(
              number == null || !SHORT.matcher(number).matches(),
              "from.number",
              "is '%s'; expected an outside number, not a short one".formatted(number));
    }
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

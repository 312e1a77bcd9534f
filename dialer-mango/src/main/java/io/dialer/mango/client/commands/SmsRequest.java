package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code commands/sms} (section 3.2.4): sends a text message. {@code events/sms} tells whether it
 * arrived.
 *
 * @param text at most four segments: 612 characters of Latin, or 268 when there is any other
 * @param fromExtension the employee who pays for it, by extension or by one of his numbers
 * @param toNumber the recipient: any number but an employee's extension
 * @param smsSender a sender's name that the cabinet offers; null, or one that it does not offer,
 *     for the name chosen there
 */
public record SmsRequest(
    String commandId,
    String text,
    String fromExtension,
    String toNumber,
    @Nullable String smsSender)
    implements MangoCommand {

  private static final String PATH = "commands/sms";
  private static final int LATIN = 612;
  private static final int OTHER = 268;
  private static final Pattern PLAIN = Pattern.compile("[\\r\\n -_a-~]*");

  /** Latin characters that take the room of two. */
  private static final Pattern WIDE = Pattern.compile("[\\^{}\\\\\\[~\\]|]");

  private static final Pattern SHORT = Pattern.compile("[0-9]{1,4}");

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public SmsRequest {
    Check.of(PATH)
        .id("command_id", commandId)
        .present("text", text)
        .that(
            room(text) <= atMost(text),
            "text",
            "takes the room of %d characters; expected at most %d"
                .formatted(room(text), atMost(text)))
        .present("from_extension", fromExtension)
        .number("from_extension", fromExtension)
        .present("to_number", toNumber)
        .number("to_number", toNumber)
        .that(
            !SHORT.matcher(toNumber).matches(),
            "to_number",
            "is '%s'; expected an outside number, not a short one".formatted(toNumber))
        .bytes("sms_sender", smsSender, 128);
  }

  private static boolean isLatin(String text) {
    return PLAIN.matcher(text).matches();
  }

  private static int atMost(String text) {
    return isLatin(text) ? LATIN : OTHER;
  }

  private static long room(String text) {
    return text.length() + (isLatin(text) ? WIDE.matcher(text).results().count() : 0);
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
    return false;
  }
}

package io.dialer.mango;

import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.Command.Connect;
import io.dialer.core.telephony.Command.DialToAgent;
import io.dialer.core.telephony.Command.DialToPoll;
import io.dialer.core.telephony.Command.HangUp;
import io.dialer.core.telephony.Command.Play;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.commands.CallbackGroupRequest;
import io.dialer.mango.client.commands.CallbackRequest;
import io.dialer.mango.client.commands.HangUpRequest;
import io.dialer.mango.client.commands.PlayStartRequest;
import io.dialer.mango.client.commands.RouteRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The core's commands in the vendor's words (document, section 3.2), checked before they are sent:
 * a malformed request is forgiven once in two minutes.
 */
final class CommandTranslation {

  private static final int MAX_BYTES = 128;

  /** A number to dial, with its prefix; shorter ones are extensions, which cannot be customers. */
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");

  private static final Pattern TARGET = Pattern.compile("\\+?[0-9]{1,20}");
  private static final Pattern SIP = Pattern.compile("(?i:sip:)?[\\w.+~-]+@[\\w-]+(\\.[\\w-]+)*");

  private final MangoConfiguration configuration;
  private final MangoPrompts prompts;

  CommandTranslation(MangoConfiguration configuration, MangoPrompts prompts) {
    this.configuration = configuration;
    this.prompts = prompts;
  }

  MangoCommand translate(Command command) throws InvalidCommand {
    String id = id("command_id", command.commandId());
    if (command instanceof DialToAgent dial && dial.group()) {
      String group = number("to", dial.agent(), TARGET);
      return new CallbackGroupRequest(id, phone(dial.phone()), group, configuration.line());
    }
    if (command instanceof DialToAgent dial) {
      return callback(id, dial.phone(), number("to_number", dial.agent(), TARGET));
    }
    if (command instanceof DialToPoll dial) {
      return callback(id, dial.phone(), configuration.ivrLine());
    }
    if (command instanceof Play play) {
      return play(id, play);
    }
    if (command instanceof Connect connect) {
      String to = number("to_number", connect.to(), TARGET);
      return new RouteRequest(id, id("call_id", connect.leg()), to);
    }
    if (command instanceof HangUp hangUp) {
      return new HangUpRequest(id, id("call_id", hangUp.leg()));
    }
    throw new InvalidCommand(EndReason.BAD_REQUEST, "unknown command " + command);
  }

  private CallbackRequest callback(String id, String phone, String to) throws InvalidCommand {
    var from = new CallbackRequest.From(configuration.extension(), phone(phone));
    return new CallbackRequest(id, from, to, configuration.line());
  }

  private PlayStartRequest play(String id, Play play) throws InvalidCommand {
    long sound =
        prompts
            .audioId(play.prompt())
            .orElseThrow(
                () ->
                    new InvalidCommand(
                        EndReason.BAD_REQUEST,
                        "the cabinet has no audio file named '%s'"
                            .formatted(play.prompt().name())));
    long listen = Math.max(1, play.listen().toSeconds());
    return new PlayStartRequest(id, id("call_id", play.leg()), listen, sound);
  }

  private static String phone(String phone) throws InvalidCommand {
    return number("from.number", phone, PHONE);
  }

  /** The number as the vendor writes it, without a plus. */
  private static String number(String field, String value, Pattern digits) throws InvalidCommand {
    boolean known = digits.matcher(value).matches() || SIP.matcher(value).matches();
    if (!known || bytes(value) > MAX_BYTES) {
      throw new InvalidCommand(
          EndReason.BAD_NUMBER,
          "%s is '%s'; expected digits or a SIP address".formatted(field, value));
    }
    return value.startsWith("+") ? value.substring(1) : value;
  }

  private static String id(String field, String value) throws InvalidCommand {
    if (value.isBlank() || bytes(value) > MAX_BYTES) {
      throw new InvalidCommand(
          EndReason.BAD_REQUEST,
          "%s has %d bytes; expected 1 to %d".formatted(field, bytes(value), MAX_BYTES));
    }
    return value;
  }

  private static int bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8).length;
  }
}

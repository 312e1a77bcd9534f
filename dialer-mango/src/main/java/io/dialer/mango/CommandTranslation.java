package io.dialer.mango;

import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.Command.Connect;
import io.dialer.core.telephony.Command.DialToAgent;
import io.dialer.core.telephony.Command.DialToPoll;
import io.dialer.core.telephony.Command.HangUp;
import io.dialer.core.telephony.Command.Play;
import io.dialer.mango.client.Check;
import io.dialer.mango.client.InvalidRequest;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.commands.CallbackGroupRequest;
import io.dialer.mango.client.commands.CallbackRequest;
import io.dialer.mango.client.commands.HangUpRequest;
import io.dialer.mango.client.commands.PlayStartRequest;
import io.dialer.mango.client.commands.RouteRequest;
import java.util.regex.Pattern;

/**
 * The core's commands in the vendor's words (document, section 3.2). Everything here throws {@link
 * InvalidRequest} for a command that must not be sent: the records check themselves, and this what
 * only the dialer asks for.
 */
final class CommandTranslation {

  /** A number to dial, with its prefix; shorter ones are extensions, which cannot be customers. */
  private static final Pattern CUSTOMER =
      Pattern.compile("\\+?[0-9]{5,20}|[^@\\s]+@[^@\\s]+", Pattern.DOTALL);

  private final MangoConfiguration configuration;
  private final MangoPrompts prompts;

  CommandTranslation(MangoConfiguration configuration, MangoPrompts prompts) {
    this.configuration = configuration;
    this.prompts = prompts;
  }

  MangoCommand translate(Command command) {
    if (command instanceof DialToAgent dial && dial.group()) {
      String customer = customer("commands/callback_group", "from", dial.phone());
      return new CallbackGroupRequest(
          dial.commandId(), customer, plain(dial.agent()), configuration.line());
    } else if (command instanceof DialToAgent dial) {
      return callback(dial.commandId(), dial.phone(), plain(dial.agent()));
    } else if (command instanceof DialToPoll dial) {
      return callback(dial.commandId(), dial.phone(), configuration.ivrLine());
    } else if (command instanceof Play play) {
      return play(play);
    } else if (command instanceof Connect connect) {
      return new RouteRequest(connect.commandId(), connect.leg(), plain(connect.to()));
    }
    HangUp hangUp = (HangUp) command;
    return new HangUpRequest(hangUp.commandId(), hangUp.leg());
  }

  private CallbackRequest callback(String id, String phone, String to) {
    String customer = customer("commands/callback", "from.number", phone);
    var from = new CallbackRequest.From(configuration.extension(), customer);
    return new CallbackRequest(id, from, to, configuration.line());
  }

  private PlayStartRequest play(Play play) {
    Long sound = prompts.audioId(play.prompt()).orElse(null);
    Check.of("commands/play/start")
        .that(
            sound != null,
            "internal_id",
            "is not known; expected an audio file named '%s' in the cabinet"
                .formatted(play.prompt().name()));
    long listen = Math.max(1, play.listen().toSeconds());
    return new PlayStartRequest(play.commandId(), play.leg(), listen, sound);
  }

  private static String customer(String method, String field, String phone) {
    Check.of(method)
        .present(field, phone)
        .format(field, phone, CUSTOMER, "5 to 20 digits or a SIP address");
    return plain(phone);
  }

  /** The number as the vendor writes it, without a plus. */
  private static String plain(String number) {
    return number.startsWith("+") ? number.substring(1) : number;
  }
}

package io.dialer.mango;

import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.Capabilities;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.core.telephony.Telephony;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoPace;
import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step 3 of a call's life, on a MANGO OFFICE virtual PBX. {@code docs/mango.md} draws it. */
public final class MangoTelephony implements Telephony {

  private static final Logger LOG = LoggerFactory.getLogger(MangoTelephony.class);

  private final MangoClient client;
  private final MangoPace pace;
  private final MangoPrompts prompts;
  private final CommandTranslation translation;

  public MangoTelephony(
      MangoConfiguration configuration, MangoClient client, MangoPace pace, MangoPrompts prompts) {
    this.client = client;
    this.pace = pace;
    this.prompts = prompts;
    this.translation = new CommandTranslation(configuration, prompts);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities("MANGO OFFICE", true, false);
  }

  @Override
  public int permitCalls(int wanted, int commandsPerCall) {
    return pace.permitCalls(wanted, commandsPerCall);
  }

  @Override
  public CommandOutcome send(Command command) {
    MangoCommand request;
    try {
      request = translation.translate(command);
    } catch (InvalidCommand e) {
      LOG.warn("Command {} was not sent: {}", command.commandId(), e.getMessage());
      return e.rejected();
    }
    CommandOutcome outcome = client.send(request);
    if (outcome instanceof Rejected rejected && isMalformedOrBlocked(rejected)) {
      holdNewCalls(request, rejected);
    }
    return outcome;
  }

  @Override
  public Set<Prompt> unplayable(Collection<Prompt> wanted) {
    return prompts.unbound(wanted);
  }

  /** A second malformed request within two minutes of the first would block the product. */
  private static boolean isMalformedOrBlocked(Rejected rejected) {
    String code = rejected.cause().code();
    EndReason reason = rejected.cause().reason();
    return code.equals("401")
        || code.startsWith("3")
        || reason == EndReason.BAD_REQUEST
        || reason == EndReason.BAD_NUMBER;
  }

  private void holdNewCalls(MangoCommand request, Rejected rejected) {
    try {
      pace.holdNewCalls(
          "%s (command %s) was answered %s"
              .formatted(request.path(), request.commandId(), rejected.cause()));
    } catch (RuntimeException e) {
      LOG.error("New calls could not be held back after {}", rejected.cause(), e);
    }
  }
}

package io.dialer.mango;

import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.Capabilities;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.core.telephony.Telephony;
import io.dialer.mango.client.InvalidRequest;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoPace;
import io.dialer.mango.client.commands.PlayStartRequest;
import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step 3 of a call's life, on a MANGO OFFICE virtual PBX. {@code docs/mango.md} draws it. */
public final class MangoTelephony implements Telephony {

  private static final Logger LOG = LoggerFactory.getLogger(MangoTelephony.class);
  private static final String NO_SUCH_FILE = "3340";

  /** The fields that hold somebody's number. Whatever else is wrong is our own mistake. */
  private static final Set<String> NUMBERS = Set.of("from", "from.number", "to", "to_number");

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
  public int permitCalls(int wanted, double commandsPerCall) {
    return pace.permitCalls(wanted, commandsPerCall);
  }

  @Override
  public void settle(int calls, double commands) {
    pace.settle(calls, commands);
  }

  @Override
  public CommandOutcome send(Command command) {
    MangoCommand request;
    try {
      request = translation.translate(command);
    } catch (InvalidRequest e) {
      LOG.warn("Command {} was not sent: {}", command.commandId(), e.getMessage());
      return invalid(e.field());
    }
    CommandOutcome outcome = client.send(request);
    if (request instanceof PlayStartRequest play && isMissingFile(outcome)) {
      lose(play);
    }
    return outcome;
  }

  @Override
  public Set<Prompt> unplayable(Collection<Prompt> wanted) {
    return prompts.unbound(wanted);
  }

  private static Rejected invalid(String field) {
    EndReason reason = NUMBERS.contains(field) ? EndReason.BAD_NUMBER : EndReason.BAD_REQUEST;
    return new Rejected(new Cause("INVALID", reason), false);
  }

  private static boolean isMissingFile(CommandOutcome outcome) {
    return outcome instanceof Rejected rejected && rejected.cause().code().equals(NO_SUCH_FILE);
  }

  /** Asking for a sound that is not there is a malformed request: it is not asked for again. */
  private void lose(PlayStartRequest play) {
    try {
      prompts.lost(play.internalId());
    } catch (RuntimeException e) {
      LOG.error("Sound {} is missing, which could not be noted", play.internalId(), e);
    }
  }
}

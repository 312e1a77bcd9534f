package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code commands/recording/start} (section 3.2.5): records a talk with an employee. It may begin
 * later, when the call's state allows it; {@code events/recording} tells when.
 *
 * @param callId the leg, as events name it
 * @param callPartyNumber the employee to record: best his extension, or one of his numbers in the
 *     cabinet
 */
public record RecordingStartRequest(String commandId, String callId, String callPartyNumber)
    implements MangoCommand {

  private static final String PATH = "commands/recording/start";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public RecordingStartRequest {
    Check.of(PATH)
        .id("command_id", commandId)
        .id("call_id", callId)
        .present("call_party_number", callPartyNumber)
        .number("call_party_number", callPartyNumber);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.RECORDING_START;
  }

  @Override
  public boolean live() {
    return true;
  }
}

package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;
import org.jspecify.annotations.Nullable;

/**
 * {@code commands/transfer} (section 3.2.8): hands a connected call over. A new leg comes of it;
 * hanging that one up cancels the transfer.
 *
 * @param method {@link #BLIND} or {@link #CONSULT}
 * @param toNumber an extension, a group or any other number
 * @param initiator the employee who hands over: a value of the leg's {@code from} or {@code to},
 *     extension or number. Null as in the document's example, though the text asks for it
 */
public record TransferRequest(
    String commandId, String callId, String method, String toNumber, @Nullable String initiator)
    implements MangoCommand {

  /** The initiator leaves at once; should nobody answer, he is rung again. */
  public static final String BLIND = "blind";

  /** The initiator talks to the third first, with the second on hold, and hands over by leaving. */
  public static final String CONSULT = "hold";

  private static final String PATH = "commands/transfer";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public TransferRequest {
    Check.of(PATH)
        .id("command_id", commandId)
        .id("call_id", callId)
        .present("method", method)
        .oneOf("method", method, BLIND, CONSULT)
        .present("to_number", toNumber)
        .number("to_number", toNumber)
        .number("initiator", initiator);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.TRANSFER;
  }

  @Override
  public boolean live() {
    return true;
  }
}

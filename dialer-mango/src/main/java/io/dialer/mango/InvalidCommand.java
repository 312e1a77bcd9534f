package io.dialer.mango;

import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;

/** A command that must not be sent: the PBX would call it malformed and might block the product. */
final class InvalidCommand extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Rejected rejected;

  InvalidCommand(EndReason reason, String message) {
    super(message);
    this.rejected = new Rejected(new Cause("INVALID", reason), false);
  }

  Rejected rejected() {
    return rejected;
  }
}

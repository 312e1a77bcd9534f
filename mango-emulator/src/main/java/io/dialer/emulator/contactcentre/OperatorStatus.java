package io.dialer.emulator.contactcentre;

import java.util.Arrays;
import java.util.Optional;

/** What an operator does (section 4.3.1). */
enum OperatorStatus {
  ONLINE(1),
  DO_NOT_DISTURB(2),
  BREAK(3),
  OFFLINE(4),
  OUTBOUND(5);

  private final int code;

  OperatorStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<OperatorStatus> of(long code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }
}

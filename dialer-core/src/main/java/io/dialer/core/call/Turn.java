package io.dialer.core.call;

import io.dialer.core.telephony.Command;
import java.util.List;

/**
 * A call after something happened to it.
 *
 * @param call its new state, not yet written
 * @param commands what the PBX is to be told once the state is committed
 */
record Turn(Call call, List<Command> commands) {

  static Turn silent(Call call) {
    return new Turn(call, List.of());
  }

  static Turn saying(Call call, Command command) {
    return new Turn(call, List.of(command));
  }
}

package io.dialer.core.call;

import io.dialer.core.telephony.Command;
import java.util.List;

/** Sends commands for live calls, off the caller's thread. */
public interface LiveCommands {
  void dispatch(List<Command> commands);
}

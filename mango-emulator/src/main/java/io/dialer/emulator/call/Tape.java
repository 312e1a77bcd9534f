package io.dialer.emulator.call;

import io.dialer.emulator.account.Employee;
import org.jspecify.annotations.Nullable;

/** The recording of one employee in one leg: ordered, then running, then complete. */
final class Tape {
  final String id;
  final Employee employee;

  /** The command that ordered it; null for one that the PBX makes by itself. */
  final @Nullable String commandId;

  int seq;

  /** Epoch milliseconds; zero until the talk begins. */
  long startedAt;

  boolean kept;

  Tape(String id, Employee employee, @Nullable String commandId) {
    this.id = id;
    this.employee = employee;
    this.commandId = commandId;
  }
}

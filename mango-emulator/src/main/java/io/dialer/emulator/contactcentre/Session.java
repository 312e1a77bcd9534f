package io.dialer.emulator.contactcentre;

import io.dialer.emulator.account.Employee;
import io.dialer.emulator.time.EmulatedTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator's session in the contact centre; it takes one licence. */
final class Session {
  final String id;
  final Employee employee;
  final Client client;

  /** Whether the external system has begun it, and so is told of its end. */
  final boolean ours;

  long changedAt;
  EmulatedTime.@Nullable Timer expiry;

  Session(String id, Employee employee, Client client, boolean ours, long changedAt) {
    this.id = id;
    this.employee = employee;
    this.client = client;
    this.ours = ours;
    this.changedAt = changedAt;
  }

  /**
   * What the operator uses.
   *
   * @param abilities 1 calls, 2 messages, 3 video
   */
  record Client(
      @Nullable String device,
      @Nullable String ip,
      @Nullable String version,
      List<Integer> abilities) {}
}

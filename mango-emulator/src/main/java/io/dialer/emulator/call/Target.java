package io.dialer.emulator.call;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Group;
import io.dialer.emulator.account.Line;
import io.dialer.emulator.webhook.Caller;
import java.util.Optional;

/** Where a {@code to_number} leads (section 3.2.1: an employee, a group or any other number). */
public sealed interface Target {
  /** An employee's extension, or a telephone that is known as an employee's. */
  record ToEmployee(Employee employee) implements Target {}

  /** A group's short number. */
  record ToGroup(Group group) implements Target {}

  /** One of our own incoming lines: its scheme decides. */
  record ToLine(Line line) implements Target {}

  /** A number outside the account. */
  record ToNumber(String number) implements Target {}

  /** The longest number that can only be an internal one. */
  int LONGEST_INTERNAL = 5;

  /** Finds where a number leads; empty for a short number that the account does not have. */
  static Optional<Target> of(Account account, String number) {
    return account
        .employee(number)
        .or(() -> account.employeeByNumber(number))
        .<Target>map(ToEmployee::new)
        .or(() -> account.group(number).map(ToGroup::new))
        .or(() -> account.line(number).map(ToLine::new))
        .or(
            () ->
                number.length() > LONGEST_INTERNAL
                    ? Optional.of(new ToNumber(number))
                    : Optional.empty());
  }

  /** How the target appears as the caller on the first leg of a callback. */
  default Caller asCaller() {
    if (this instanceof ToEmployee to) {
      return new Caller(to.employee().extension(), to.employee().number(), null);
    }
    if (this instanceof ToGroup to) {
      return new Caller(to.group().extension(), null, null);
    }
    return new Caller(
        null, this instanceof ToLine to ? to.line().number() : ((ToNumber) this).number(), null);
  }
}

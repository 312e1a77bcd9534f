package io.dialer.emulator.command;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.call.CallOrder;
import io.dialer.emulator.call.Target;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the two calling commands into orders. What is wrong in form is refused at once; what the
 * account does not have is found out later and told in the {@code /result/…} as 3100 (sections
 * 3.2.1 and 3.2.2).
 */
public final class CallOrders {
  private static final int DONE = 1000;

  private final Account account;

  public CallOrders(Account account) {
    this.account = account;
  }

  /**
   * What becomes of a command.
   *
   * @param code of its {@code /result/…}
   * @param order present when the code is 1000
   */
  record Outcome(int code, Optional<CallOrder> order) {
    static Outcome place(CallOrder order) {
      return new Outcome(DONE, Optional.of(order));
    }

    static Outcome refused() {
      return new Outcome(ApiError.INVALID, Optional.empty());
    }
  }

  Outcome callback(Params params) throws ApiError {
    String commandId = params.text("command_id");
    Params from = params.object("from");
    String extension = from.word("extension");
    SipHeaders.check(params, "Call-Info/answer-after");
    String to = params.phone("to_number");
    String line = params.optionalWord("line_number").orElse(null);
    String number = from.optionalWord("number").isPresent() ? external(from) : null;
    String rungFirst =
        number != null ? number : account.employee(extension).map(e -> e.number()).orElse(null);
    Optional<Target> target = Target.of(account, to);
    if (rungFirst == null
        || account.employee(extension).isEmpty()
        || target.isEmpty()
        || isNotOurs(line)) {
      return Outcome.refused();
    }
    return Outcome.place(
        new CallOrder(commandId, rungFirst, extension, target.get(), to, line, false));
  }

  Outcome callbackGroup(Params params) throws ApiError {
    String commandId = params.text("command_id");
    String from = params.phone("from");
    String to = params.phone("to");
    String line = params.word("line_number");
    boolean groupFirst = account.group(from).isPresent();
    String group = groupFirst ? from : to;
    String customer = groupFirst ? to : from;
    Optional<Target> target = account.group(group).map(Target.ToGroup::new);
    if (target.isEmpty() || customer.length() <= Target.LONGEST_INTERNAL || isNotOurs(line)) {
      return Outcome.refused();
    }
    return Outcome.place(
        new CallOrder(commandId, customer, null, target.get(), group, line, groupFirst));
  }

  private static String external(Params from) throws ApiError {
    String number = from.phone("number");
    if (number.length() <= Target.LONGEST_INTERNAL) {
      throw new ApiError(ApiError.BAD_NUMBER, "from.number cannot be an internal number");
    }
    return number;
  }

  private boolean isNotOurs(@Nullable String line) {
    return line != null && account.line(line).isEmpty();
  }
}

package io.dialer.emulator.command;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.call.Target;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.scenario.Behaviour;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import io.dialer.emulator.webhook.SmsEvent;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Messages: section 3.2.4. What becomes of one is told later (section 3.1.2). */
public final class SmsDesk {
  private static final int DONE = 1000;
  private static final int NO_MONEY = 2240;
  private static final int EXPIRED = 4301;
  private static final int REJECTED = 4392;
  private static final int LONGEST_LATIN = 612;
  private static final int LONGEST_OTHER = 268;

  private final Account account;
  private final Scenario scenario;
  private final EmulatedTime time;
  private final Outbox outbox;

  public SmsDesk(Account account, Scenario scenario, EmulatedTime time, Outbox outbox) {
    this.account = account;
    this.scenario = scenario;
    this.time = time;
    this.outbox = outbox;
  }

  /** Checks the form; the action sends the message. */
  IntSupplier order(Params params) throws ApiError {
    String commandId = params.text("command_id");
    String text = params.longText("text").orElse("");
    String from = params.word("from_extension");
    String to = params.phone("to_number");
    var unused = params.optionalText("sms_sender");
    if (text.isEmpty()) {
      throw new ApiError(ApiError.MISSING, "text is missing");
    }
    boolean latin = text.chars().allMatch(c -> c < 128);
    if (text.length() > (latin ? LONGEST_LATIN : LONGEST_OTHER)) {
      throw new ApiError(ApiError.WRONG_FORMAT, "text is longer than four segments");
    }
    return () -> send(commandId, from, to);
  }

  private int send(String commandId, String from, String to) {
    boolean known =
        account.employee(from).isPresent()
            || account.employeeByNumber(from).isPresent()
            || from.length() > Target.LONGEST_INTERNAL;
    if (!known || to.length() <= Target.LONGEST_INTERNAL) {
      return ApiError.INVALID;
    }
    if (account.balance() <= 0) {
      return NO_MONEY;
    }
    int reason = reason(scenario.behaviourOf(to).behaviour());
    long afterMs = scenario.customers().failMs().max();
    long at = (time.millis() + time.realNanos(afterMs) / 1_000_000) / 1000;
    outbox.sendAfter(afterMs, "/events/sms", new SmsEvent(commandId, at, reason));
    return DONE;
  }

  private static int reason(@Nullable Behaviour behaviour) {
    if (behaviour == Behaviour.UNAVAILABLE) {
      return EXPIRED;
    }
    return behaviour == Behaviour.WRONG_NUMBER ? REJECTED : DONE;
  }
}

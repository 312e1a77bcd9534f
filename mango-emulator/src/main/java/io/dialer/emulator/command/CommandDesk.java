package io.dialer.emulator.command;

import io.dialer.emulator.call.Exchange;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.Range;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.CommandResult;
import io.dialer.emulator.webhook.Outbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * Takes commands: checks the form of their parameters, answers 1000 at once, executes them on the
 * PBX's thread, and sends exactly one {@code /result/…} for each, a little later (section 3.2).
 */
public final class CommandDesk {
  private static final int NOT_SUPPORTED = 4001;
  private static final long DEFAULT_AFTER_PLAY_SECONDS = 5;

  private final Exchange exchange;
  private final CallOrders orders;
  private final EmulatedTime time;
  private final Outbox outbox;
  private final Range resultMs;
  private final SplittableRandom dice;

  public CommandDesk(
      Exchange exchange,
      CallOrders orders,
      EmulatedTime time,
      Outbox outbox,
      Range resultMs,
      long seed) {
    this.exchange = exchange;
    this.orders = orders;
    this.time = time;
    this.outbox = outbox;
    this.resultMs = resultMs;
    this.dice = new SplittableRandom(seed);
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    Map<String, ApiMethod> methods = new LinkedHashMap<>();
    methods.put("commands/callback", this::callback);
    methods.put("commands/callback_group", this::callbackGroup);
    methods.put("commands/call/hangup", this::hangup);
    methods.put("commands/play/start", this::play);
    methods.put("commands/route", this::route);
    methods.put("commands/transfer", this::transfer);
    methods.put("commands/sms", params -> execute("sms", commandId(params), () -> NOT_SUPPORTED));
    methods.put(
        "commands/recording/start",
        params -> execute("recording/start", commandId(params), () -> NOT_SUPPORTED));
    return methods;
  }

  private Reply callback(Params params) throws ApiError {
    CallOrders.Outcome outcome = orders.callback(params);
    return execute("callback", commandId(params), () -> place(outcome));
  }

  private Reply callbackGroup(Params params) throws ApiError {
    CallOrders.Outcome outcome = orders.callbackGroup(params);
    return execute("callback_group", commandId(params), () -> place(outcome));
  }

  private int place(CallOrders.Outcome outcome) {
    outcome.order().ifPresent(exchange::place);
    return outcome.code();
  }

  private Reply hangup(Params params) throws ApiError {
    String callId = params.text("call_id");
    return execute("call/hangup", commandId(params), () -> exchange.hangup(callId));
  }

  private Reply play(Params params) throws ApiError {
    String callId = params.text("call_id");
    long afterPlay = params.optionalInteger("after_play_time").orElse(DEFAULT_AFTER_PLAY_SECONDS);
    long id = params.optionalInteger("internal_id").orElse(-1);
    if (afterPlay < 0 || id > Integer.MAX_VALUE) {
      throw new ApiError(ApiError.WRONG_FORMAT, "after_play_time or internal_id is out of range");
    }
    Integer audioId = id < 0 ? null : (int) id;
    return execute(
        "play/start", commandId(params), () -> exchange.play(callId, audioId, afterPlay * 1000));
  }

  private Reply route(Params params) throws ApiError {
    String callId = params.text("call_id");
    String to = params.phone("to_number");
    String commandId = commandId(params);
    return execute("route", commandId, () -> exchange.route(callId, to, commandId));
  }

  private Reply transfer(Params params) throws ApiError {
    String callId = params.text("call_id");
    String to = params.phone("to_number");
    String method = params.text("method");
    String initiator = params.optionalText("initiator").orElse(null);
    String commandId = commandId(params);
    if (!method.equals("blind") && !method.equals("hold")) {
      throw new ApiError(ApiError.WRONG_FORMAT, "method is blind or hold");
    }
    boolean blind = method.equals("blind");
    return execute(
        "transfer", commandId, () -> exchange.transfer(callId, blind, to, initiator, commandId));
  }

  private static String commandId(Params params) throws ApiError {
    return params.text("command_id");
  }

  private Reply execute(String command, String commandId, IntSupplier execution) {
    time.run(
        () ->
            outbox.sendAfter(
                resultMs.draw(dice),
                "/result/" + command,
                new CommandResult(commandId, execution.getAsInt())));
    return Reply.accepted();
  }
}

package io.dialer.emulator.command;

import io.dialer.emulator.call.Exchange;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes commands and checks the form of their parameters (section 3.2). */
public final class CommandDesk {
  private static final long DEFAULT_AFTER_PLAY_SECONDS = 5;

  private final Exchange exchange;
  private final CallOrders orders;
  private final SmsDesk sms;
  private final Execution execution;

  public CommandDesk(Exchange exchange, CallOrders orders, SmsDesk sms, Execution execution) {
    this.exchange = exchange;
    this.orders = orders;
    this.sms = sms;
    this.execution = execution;
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
    methods.put(
        "commands/sms", params -> execution.of("sms", commandId(params), sms.order(params)));
    methods.put("commands/recording/start", this::record);
    return methods;
  }

  private Reply callback(Params params) throws ApiError {
    CallOrders.Outcome outcome = orders.callback(params);
    return execution.of("callback", commandId(params), () -> place(outcome));
  }

  private Reply callbackGroup(Params params) throws ApiError {
    CallOrders.Outcome outcome = orders.callbackGroup(params);
    return execution.of("callback_group", commandId(params), () -> place(outcome));
  }

  private int place(CallOrders.Outcome outcome) {
    outcome.order().ifPresent(exchange::place);
    return outcome.code();
  }

  private Reply hangup(Params params) throws ApiError {
    String callId = params.text("call_id");
    return execution.of("call/hangup", commandId(params), () -> exchange.hangup(callId));
  }

  private Reply play(Params params) throws ApiError {
    String callId = params.text("call_id");
    long afterPlay = params.optionalInteger("after_play_time").orElse(DEFAULT_AFTER_PLAY_SECONDS);
    long id = params.optionalInteger("internal_id").orElse(-1);
    if (afterPlay < 0 || id > Integer.MAX_VALUE) {
      throw new ApiError(ApiError.WRONG_FORMAT, "after_play_time or internal_id is out of range");
    }
    Integer audioId = id < 0 ? null : (int) id;
    return execution.of(
        "play/start", commandId(params), () -> exchange.play(callId, audioId, afterPlay * 1000));
  }

  private Reply record(Params params) throws ApiError {
    String callId = params.text("call_id");
    String party = params.word("call_party_number");
    String commandId = commandId(params);
    return execution.of(
        "recording/start", commandId, () -> exchange.record(callId, party, commandId));
  }

  private Reply route(Params params) throws ApiError {
    String callId = params.text("call_id");
    String to = params.phone("to_number");
    SipHeaders.check(params, "From/display-name");
    String commandId = commandId(params);
    return execution.of("route", commandId, () -> exchange.route(callId, to, commandId));
  }

  private Reply transfer(Params params) throws ApiError {
    String callId = params.text("call_id");
    String to = params.phone("to_number");
    String method = params.text("method");
    String initiator = params.optionalWord("initiator").orElse(null);
    String commandId = commandId(params);
    if (!method.equals("blind") && !method.equals("hold")) {
      throw new ApiError(ApiError.WRONG_FORMAT, "method is blind or hold");
    }
    boolean blind = method.equals("blind");
    return execution.of(
        "transfer", commandId, () -> exchange.transfer(callId, blind, to, initiator, commandId));
  }

  private static String commandId(Params params) throws ApiError {
    return params.text("command_id");
  }
}

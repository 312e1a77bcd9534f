package io.dialer.emulator.call;

/** A customer and an operator talk until one of them hangs up. */
final class Conversation {
  private final Legs legs;
  private final Recorder recorder;

  Conversation(Legs legs, Recorder recorder) {
    this.legs = legs;
    this.recorder = recorder;
  }

  /** Connects the leg and lets them talk. */
  void begin(Leg leg) {
    legs.connect(leg);
    resume(leg);
  }

  /** Lets them talk on a leg that is connected already. */
  void resume(Leg leg) {
    Call call = leg.call;
    call.talk = leg;
    recorder.talkBegan(leg);
    boolean byOperator = call.operators.hangsUpFirst();
    // The caller of the leg may be either of the two, and the code is relative to the leg.
    int code = byOperator == leg.customerCalls() ? EndCode.BY_CALLEE : EndCode.BY_CALLER;
    call.plan(call.customer.talkMs(), () -> legs.finish(call, code));
  }
}

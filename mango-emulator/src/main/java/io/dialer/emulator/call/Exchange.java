package io.dialer.emulator.call;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The telephone exchange: places calls and commands those under way. Use it on the PBX's thread
 * only ({@link EmulatedTime#run}). Commands answer with the code of their {@code /result/…}.
 */
public final class Exchange {
  private final PlaceCall placeCall;
  private final PlaceCampaignCall placeCampaignCall;
  private final LiveCallCommands commands;
  private final Recorder recorder;

  /**
   * @param takesGroupCalls whether calls to a group may ring at an operator's telephone
   */
  public Exchange(
      CallRegistry registry,
      Account account,
      Scenario scenario,
      EmulatedTime time,
      Outbox outbox,
      Predicate<Employee> takesGroupCalls) {
    Recorder recorder = new Recorder(registry, account, scenario, time, outbox);
    Legs legs = new Legs(registry, time, outbox, recorder);
    Conversation conversation = new Conversation(legs, recorder);
    RingOperator ringOperator = new RingOperator(legs, registry, scenario);
    GroupQueue groupQueue = new GroupQueue(legs, ringOperator, registry, scenario, takesGroupCalls);
    IvrVisit ivrVisit = new IvrVisit(legs);
    Routing routing = new Routing(account, legs, ringOperator, groupQueue, ivrVisit, conversation);
    Transfer transfer = new Transfer(account, legs, ringOperator, routing, conversation, scenario);
    this.placeCall = new PlaceCall(registry, legs, routing, groupQueue, conversation, scenario);
    this.placeCampaignCall =
        new PlaceCampaignCall(registry, legs, ringOperator, conversation, scenario);
    this.recorder = recorder;
    this.commands =
        new LiveCallCommands(registry, account, scenario, legs, ivrVisit, routing, transfer);
  }

  /** Places a call. */
  public void place(CallOrder order) {
    placeCall.place(order);
  }

  /** Places a call of an outbound campaign. */
  public void place(CampaignOrder order) {
    placeCampaignCall.place(order);
  }

  /** {@code call/hangup}, section 3.2.3. */
  public int hangup(String callId) {
    return commands.hangup(callId);
  }

  /**
   * {@code play/start}, section 3.2.6.
   *
   * @param audioId null for a mere delay
   * @param afterPlayMs how long the menu waits for a key after the prompt, emulated milliseconds
   */
  public int play(String callId, @Nullable Integer audioId, long afterPlayMs) {
    return commands.play(callId, audioId, afterPlayMs);
  }

  /**
   * {@code recording/start}, section 3.2.5.
   *
   * @param party the employee to be recorded: an extension or a telephone
   */
  public int record(String callId, String party, String commandId) {
    return recorder.order(callId, party, commandId);
  }

  /** {@code route}, section 3.2.7. */
  public int route(String callId, String toNumber, String commandId) {
    return commands.route(callId, toNumber, commandId);
  }

  /**
   * {@code transfer}, section 3.2.8.
   *
   * @param blind without consultation
   * @param initiator who hands over; null for the employee who talks
   */
  public int transfer(
      String callId, boolean blind, String toNumber, @Nullable String initiator, String commandId) {
    return commands.transfer(callId, blind, toNumber, initiator, commandId);
  }
}

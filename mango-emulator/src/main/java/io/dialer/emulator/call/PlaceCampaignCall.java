package io.dialer.emulator.call;

import io.dialer.emulator.scenario.Scenario;

/** Places a call for an outbound campaign, and tells the campaign how it ended. */
final class PlaceCampaignCall {
  private final CallRegistry registry;
  private final Legs legs;
  private final RingOperator ringOperator;
  private final Conversation conversation;
  private final Scenario scenario;

  PlaceCampaignCall(
      CallRegistry registry,
      Legs legs,
      RingOperator ringOperator,
      Conversation conversation,
      Scenario scenario) {
    this.registry = registry;
    this.legs = legs;
    this.ringOperator = ringOperator;
    this.conversation = conversation;
    this.scenario = scenario;
  }

  void place(CampaignOrder order) {
    Call call =
        registry.open(
            new CallOrder(
                null,
                order.customer(),
                null,
                new Target.ToLine(order.line()),
                order.campaign(),
                order.line().number(),
                false,
                order.taskId()));
    CampaignCall campaignCall = new CampaignCall(call, order, legs, ringOperator, conversation);
    call.whenEnded = () -> order.desk().ended(campaignCall.outcome());
    call.plan(scenario.timing().setupMs().draw(call.pbxDice), campaignCall::begin);
  }
}

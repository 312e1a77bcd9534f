package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.AccountPlan.EmployeePlan;
import io.dialer.emulator.scenario.AccountPlan.GroupPlan;

/** Makes the cards of those whom the scenario names. */
final class AccountSeeds {
  private static final int WAIT_SECONDS = 60;

  private final Account account;

  AccountSeeds(Account account) {
    this.account = account;
  }

  void employ(EmployeePlan plan) {
    ObjectNode card = Json.object();
    card.put("name", plan.name()).put("extension", plan.extension()).put("email", "");
    card.put("department", "").put("position", "");
    boolean sip = plan.number().startsWith("sip:");
    card.putArray("numbers")
        .addObject()
        .put("number", plan.number())
        .put("protocol", sip ? "sip" : "tel")
        .put("wait_sec", WAIT_SECONDS)
        .put("status", "on");
    int id = account.employeeCards().add(card);
    if (sip) {
      String[] address = plan.number().substring("sip:".length()).split("@", 2);
      account
          .sips()
          .add(
              Json.object()
                  .put("user_id", id)
                  .put("login", address[0])
                  .put("domain", address.length > 1 ? address[1] : ""));
    }
  }

  void group(GroupPlan plan) {
    ObjectNode card = Json.object();
    card.put("name", plan.name()).put("description", "").put("extension", plan.extension());
    ArrayNode operators = card.putArray("operators");
    for (String member : plan.members()) {
      int order = operators.size() + 1;
      int id = account.employee(member).orElseThrow().id();
      operators.addObject().put("id", id).put("priority", order).put("order", order);
    }
    account.groupCards().add(card);
  }
}

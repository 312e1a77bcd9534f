package io.dialer.emulator.contactcentre;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Line;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.CampaignOrder;
import io.dialer.emulator.call.CampaignOrder.First;
import io.dialer.emulator.call.CampaignOrder.Way;
import io.dialer.emulator.call.Exchange;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.time.EmulatedTime;
import java.util.List;
import java.util.Optional;

/**
 * Tasks of the contact centre (section 4.2). One with an automatic call rings the employee at its
 * time, by the wall clock, and then the customer.
 */
public final class AutoCalls {
  private static final long LONGEST_MINUTES = 1440;
  private static final int LONGEST_DESCRIPTION = 1024;
  private static final long ANSWER_WAIT_MS = 30_000;

  private final Exchange exchange;
  private final CallRegistry registry;
  private final Account account;
  private final EmulatedTime time;
  private long nextId;

  public AutoCalls(Exchange exchange, CallRegistry registry, Account account, EmulatedTime time) {
    this.exchange = exchange;
    this.registry = registry;
    this.account = account;
    this.time = time;
    // Apart from the ids of campaigns, and from those of an emulator that ran before.
    this.nextId = time.millis() / 1000 * 100_000 + 50_000;
  }

  Reply add(Params params, Employee employee) throws ApiError {
    inRange("event_type", params.integer("event_type"), 1, 4);
    long start = params.integer("start_time");
    inRange("duration", params.integer("duration"), 0, LONGEST_MINUTES);
    if (params.longText("description").orElse("").length() > LONGEST_DESCRIPTION) {
      throw new ApiError(ApiError.WRONG_FORMAT, "description must have at most 1024 characters");
    }
    boolean auto = params.optionalInteger("is_auto_call").orElse(0) == 1;
    Optional<String> phone =
        params.optionalText("phone").isPresent()
            ? Optional.of(params.phone("phone"))
            : Optional.empty();
    ObjectNode answer = Json.object().put("result", 1000).put("task_id", nextId++);
    if (auto && phone.isPresent()) {
      long id = nextId++;
      answer.put("auto_call_task_id", id);
      long wait = Math.max(0, start * 1000 - time.millis());
      var unused = time.afterReal(wait, () -> call(id, phone.get(), employee));
    }
    return Reply.json(answer);
  }

  private static void inRange(String name, long value, long least, long most) throws ApiError {
    if (value < least || value > most) {
      throw new ApiError(
          ApiError.WRONG_FORMAT, name + " must be " + least + " to " + most + ", not " + value);
    }
  }

  private void call(long taskId, String phone, Employee employee) {
    List<Line> lines = account.lines();
    if (lines.isEmpty()) {
      return;
    }
    Way way = new Way(First.OPERATOR, true, Optional.empty(), ANSWER_WAIT_MS);
    exchange.place(
        new CampaignOrder("auto call", taskId, phone, lines.get(0), way, new Desk(employee)));
  }

  private final class Desk implements CampaignOrder.Desk {
    private final Employee employee;

    Desk(Employee employee) {
      this.employee = employee;
    }

    @Override
    public Optional<Employee> takeOperator() {
      return registry.isEngaged(employee.extension()) ? Optional.empty() : Optional.of(employee);
    }

    /** One call is all; who missed it sees it in the events. */
    @Override
    public void ended(CampaignOrder.Outcome outcome) {}
  }
}

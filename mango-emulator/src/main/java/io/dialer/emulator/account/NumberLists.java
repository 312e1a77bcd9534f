package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.CabinetPlan;
import io.dialer.emulator.store.Table;
import java.util.OptionalInt;

/** The black and the white list (sections 3.6.21 to 3.6.24). One of them is kept to. */
public final class NumberLists {
  private static final int ON_BLACK_LIST = 1151;
  private static final int NOT_ON_WHITE_LIST = 1152;

  private final Table numbers = new Table(10_088_581);
  private final String active;

  NumberLists(CabinetPlan cabinet) {
    this.active = cabinet.listMode();
    cabinet.blackList().forEach(number -> seed("black", number));
    cabinet.whiteList().forEach(number -> seed("white", number));
  }

  private void seed(String list, String number) {
    String type = number.contains("@") ? "sip" : "tel";
    numbers.add(
        Json.object()
            .put("list_type", list)
            .put("number", number)
            .put("comment", "")
            .put("number_type", type));
  }

  /** The code with which a call of this person ends at once; empty if it is let through. */
  public OptionalInt refusal(String number) {
    boolean listed =
        numbers.all().values().stream()
            .filter(row -> isOn(active, row))
            .anyMatch(row -> new NumberMask(row.path("number").asText()).fits(number));
    if (active.equals("black")) {
      return listed ? OptionalInt.of(ON_BLACK_LIST) : OptionalInt.empty();
    }
    return listed ? OptionalInt.empty() : OptionalInt.of(NOT_ON_WHITE_LIST);
  }

  static boolean isOn(String list, ObjectNode row) {
    return row.path("list_type").asText().equals(list);
  }

  /** {@code black} or {@code white}. */
  String active() {
    return active;
  }

  /** The numbers of both lists. */
  Table numbers() {
    return numbers;
  }
}

package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.scenario.CabinetPlan.TrunkNumberPlan;
import io.dialer.emulator.store.Table;
import java.util.OptionalInt;

/** What a change of the account must not break. A refusal is told in the result (section 3.6). */
final class Checks {
  private static final int SERVICES_NOT_ALLOWED = 5201;
  private static final int IN_A_SCHEME = 5202;

  private final Account account;

  Checks(Account account) {
    this.account = account;
  }

  /** The object with this id; 3300 if there is none. */
  static ObjectNode existing(Table table, int id, String what) throws ApiError {
    return table
        .find(id)
        .orElseThrow(() -> ApiError.result(ApiError.NO_OBJECT, "There is no " + what + " " + id));
  }

  /** 3300 if the field names an object that does not exist. */
  static void refers(ObjectNode request, String field, Table table) throws ApiError {
    if (request.has(field)) {
      var unused = existing(table, request.path(field).intValue(), field);
    }
  }

  static void valid(boolean holds, String otherwise) throws ApiError {
    if (!holds) {
      throw ApiError.result(ApiError.INVALID, otherwise);
    }
  }

  /** Services that cost money must have been allowed in the cabinet (section 2.3). */
  void servicesAllowed() throws ApiError {
    if (!account.cabinet().servicesAllowed()) {
      throw ApiError.result(SERVICES_NOT_ALLOWED, "Services are not allowed in the cabinet");
    }
  }

  /** An internal number belongs to one employee or group. */
  void extensionIsFree(ObjectNode request, int self) throws ApiError {
    String extension = request.path("extension").asText();
    boolean taken =
        !extension.isEmpty()
            && (isOfAnother(account.employeeCards(), extension, self)
                || isOfAnother(account.groupCards(), extension, self));
    valid(!taken, "The extension " + extension + " is taken");
  }

  private static boolean isOfAnother(Table cards, String extension, int self) {
    return cards.all().entrySet().stream()
        .anyMatch(
            card ->
                card.getKey() != self
                    && card.getValue().path("extension").asText().equals(extension));
  }

  /** A scheme that redirects to this number keeps its employee or group (5202). */
  void isNoTarget(String extension) throws ApiError {
    for (Scheme scheme : account.schemes()) {
      if (scheme instanceof Scheme.Redirect redirect && redirect.to().equals(extension)) {
        throw ApiError.result(IN_A_SCHEME, extension + " is the target of " + scheme.name());
      }
    }
  }

  /** Outgoing lines: any of ours but passive SIP lines (section 3.6.12). */
  void outgoingLine(ObjectNode request) throws ApiError {
    refers(request, "line_id", account.lineCards());
    int id = request.path("line_id").intValue();
    boolean passive = account.lines().stream().anyMatch(line -> line.id() == id && line.isSip());
    valid(!passive, "A passive SIP line takes no outgoing calls");
  }

  /**
   * A number of a SIP trunk.
   *
   * @param able 2 to take calls, 4 to make them
   */
  void trunkNumber(ObjectNode request, int able) throws ApiError {
    if (!request.has("trunk_number_id")) {
      return;
    }
    int id = request.path("trunk_number_id").intValue();
    OptionalInt options =
        account.cabinet().trunkNumbers().stream()
            .filter(number -> number.id() == id)
            .mapToInt(TrunkNumberPlan::options)
            .findFirst();
    if (options.isEmpty()) {
      throw ApiError.result(ApiError.NO_OBJECT, "There is no trunk number " + id);
    }
    valid((options.getAsInt() & able) != 0, "The options of the trunk number do not allow it");
  }
}

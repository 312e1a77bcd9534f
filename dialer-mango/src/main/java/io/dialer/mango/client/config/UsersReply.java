package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The employees.
 *
 * @param more what else the reply holds
 */
public record UsersReply(
    @JsonProperty(required = true) List<User> users,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One employee. What is marked below comes only when it was asked for.
   *
   * @param groups ids of the groups that the employee is in; asked for
   */
  public record User(
      @Nullable General general,
      @Nullable Telephony telephony,
      @Nullable List<Long> groups,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * Who the employee is.
   *
   * @param userId asked for
   * @param accessRoleId as {@code roles} lists it; asked for
   * @param mobile asked for
   * @param login asked for
   * @param useStatus whether the contact centre's status counts when calls are given out, 0 or 1;
   *     asked for
   * @param useCcNumbers whether calls come to the numbers chosen in the contact centre, 0 or 1;
   *     asked for
   * @param sips asked for
   */
  public record General(
      @Nullable String name,
      @Nullable String email,
      @Nullable String department,
      @Nullable String position,
      @Nullable Long userId,
      @Nullable Long accessRoleId,
      @Nullable String mobile,
      @Nullable String login,
      @Nullable Integer useStatus,
      @Nullable Integer useCcNumbers,
      @Nullable List<Sip> sips,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /** A SIP account, as {@code login@domain}. */
  public record Sip(
      @Nullable String number, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * Where the employee is rung; some have no extension.
   *
   * @param outgoingline number of the line that the employee calls through
   * @param dialAlg how the numbers are rung, 0 to 2; asked for
   * @param lineId as {@code incominglines} lists it; asked for
   * @param trunkNumberId as {@code trunks/numbers} lists it; asked for
   */
  public record Telephony(
      @Nullable String extension,
      @Nullable String outgoingline,
      @Nullable List<Contact> numbers,
      @Nullable Integer dialAlg,
      @Nullable Long lineId,
      @Nullable Long trunkNumberId,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /**
   * A number of the employee.
   *
   * @param numberNormalized digits as the PBX dials them
   * @param protocol {@code tel}, {@code sip}, {@code fmc}; others occur
   * @param order of use
   * @param waitSec seconds to wait for an answer, 0 for the platform's own limit
   * @param status {@code on} or {@code off}
   * @param schedule when it is used, in a form that the document does not describe; asked for
   */
  public record Contact(
      @Nullable String number,
      @Nullable String numberNormalized,
      @Nullable String protocol,
      @Nullable Integer order,
      @Nullable Integer waitSec,
      @Nullable String status,
      @Nullable JsonNode schedule,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}

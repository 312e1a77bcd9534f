package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.mango.client.MangoJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every attempt of a campaign's tasks, wherever the vendor puts them. */
public record CampaignReportReply(@JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One attempt.
   *
   * @param name the name that the task was given
   * @param recordId the recording of the talk
   * @param phone the number called; null in many replies
   * @param number the key that the customer pressed
   * @param result 1 talked, 2 busy and so on
   */
  public record ReportedAttempt(
      @Nullable Long attemptId,
      @Nullable String name,
      @Nullable String recordId,
      @Nullable String phone,
      @Nullable String text,
      @Nullable String number,
      @JsonAlias("status_reason") @Nullable Integer result,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

  /** All attempts; those of one task in their order. */
  public List<ReportedAttempt> attempts() {
    return more.values().stream()
        .flatMap(node -> node.findParents("attempt_id").stream())
        .map(node -> MangoJson.MAPPER.convertValue(node, ReportedAttempt.class))
        .toList();
  }
}

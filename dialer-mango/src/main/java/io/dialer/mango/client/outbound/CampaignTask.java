package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One number of a campaign.
 *
 * @param number the phone or SIP address
 * @param talkDuration seconds
 * @param status 0 stopped, 1 queued, 2 in work, 4 finished, 6 deleted
 * @param statusReason why: 1 talked, 2 busy and so on
 * @param blockedUntil Unix seconds, UTC
 * @param transferNumber the operator's extension
 * @param updated Unix seconds, UTC
 */
public record CampaignTask(
    @JsonAlias("task_id") @Nullable Long campaignTaskId,
    @Nullable Long campaignId,
    @Nullable String name,
    @Nullable String number,
    @Nullable Integer talkDuration,
    @JsonAlias("task_status") @Nullable Integer status,
    @JsonAlias("task_status_reason") @Nullable Integer statusReason,
    @Nullable Long blockedUntil,
    @Nullable String transferNumber,
    @Nullable Long updated,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

package io.dialer.core.task;

import io.dialer.core.call.Attempt;
import io.dialer.core.campaign.Campaign;
import org.jspecify.annotations.Nullable;

/** What a client asks of a task; null: as it is, or the default of a new task. */
public record TaskForm(
    @Nullable Long id,
    @Nullable String crmId,
    @Nullable String name,
    @Nullable String innerNum,
    Attempt.@Nullable Kind innerNumType,
    @Nullable Integer maxCountChannels,
    @Nullable String dialPrefix,
    @Nullable Integer state,
    @Nullable Long campaignId) {

  Task newTask(long newId, String newCrmId, String defaultPrefix, String destination) {
    return new Task(
        newId,
        newCrmId,
        name == null ? "" : name,
        destination,
        innerNumType == null ? Attempt.Kind.EXTEN : innerNumType,
        maxCountChannels == null ? 1 : maxCountChannels,
        dialPrefix == null || dialPrefix.isEmpty() ? defaultPrefix : dialPrefix,
        state == null ? TaskState.OPEN.number() : state,
        null,
        campaignId == null ? Campaign.DEFAULT_ID : campaignId);
  }

  Task edited(Task task) {
    return new Task(
        task.id(),
        crmId == null || crmId.isEmpty() ? task.crmId() : crmId,
        name == null ? task.name() : name,
        innerNum == null ? task.innerNum() : innerNum,
        innerNumType == null ? task.innerNumType() : innerNumType,
        maxCountChannels == null ? task.maxCountChannels() : maxCountChannels,
        dialPrefix == null ? task.dialPrefix() : dialPrefix,
        state == null ? task.state() : state,
        task.waitingFor(),
        campaignId == null ? task.campaignId() : campaignId);
  }
}

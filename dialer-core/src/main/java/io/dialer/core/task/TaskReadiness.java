package io.dialer.core.task;

import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.call.Attempt;
import io.dialer.core.campaign.CampaignStore;
import io.dialer.core.campaign.Dialing;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import io.dialer.core.telephony.Telephony;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what an open task still waits for: its poll, or prompts that the PBX lacks. */
public final class TaskReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(TaskReadiness.class);
  private static final int NAMED_AT_MOST = 5;

  private final Jdbi jdbi;
  private final Telephony telephony;
  private final Prompts prompts;

  public TaskReadiness(Jdbi jdbi, Telephony telephony, Prompts prompts) {
    this.jdbi = jdbi;
    this.telephony = telephony;
    this.prompts = prompts;
  }

  /** Looks at every task anew: a poll was saved, or prompts were bound. */
  public void refreshAll() {
    jdbi.useTransaction(
        handle -> {
          for (Task task : handle.attach(TaskStore.class).mayWait()) {
            refresh(handle, task);
          }
        });
  }

  /**
   * Looks at one task anew.
   *
   * @return what it waits for, a sentence for people; empty when nothing stands in the way
   */
  public Optional<String> refresh(Handle handle, Task task) {
    Optional<String> reason = waitsFor(handle, task);
    if (handle.attach(TaskStore.class).waitFor(task.id(), reason.orElse(null)) > 0) {
      LOG.info("task {}: {}", task.id(), reason.orElse("nothing stands in the way any more"));
    }
    return reason;
  }

  /** Whether the task's poll speaks texts made for each call, which this PBX cannot play. */
  boolean needsTextsPerCall(Handle handle, Task task) {
    return !telephony.capabilities().promptsPerCall()
        && task.innerNumType() == Attempt.Kind.POLLING
        && handle
            .attach(PollStore.class)
            .named(task.innerNum())
            .filter(poll -> prompts.all(handle, poll).stream().anyMatch(Prompts.Described::perCall))
            .isPresent();
  }

  private static boolean isOutbound(Handle handle, Task task) {
    return handle
        .attach(CampaignStore.class)
        .byId(task.campaignId())
        .filter(campaign -> campaign.dialing() == Dialing.OUTBOUND)
        .isPresent();
  }

  private Optional<String> waitsFor(Handle handle, Task task) {
    Optional<String> refusal = handle.attach(TaskStore.class).refusal(task.id());
    if (refusal.isPresent()) {
      return refusal;
    }
    if (task.innerNumType() == Attempt.Kind.EXTEN) {
      return Optional.empty();
    }
    if (!telephony.capabilities().polls()) {
      return Optional.of(
          "the PBX \"%s\" cannot play polls".formatted(telephony.capabilities().adapter()));
    }
    Optional<Poll> poll = handle.attach(PollStore.class).named(task.innerNum());
    if (poll.isEmpty()) {
      return Optional.of(
          "poll \"%s\" does not exist; the numbers wait until it is created with POST /polling"
              .formatted(task.innerNum()));
    }
    if (needsTextsPerCall(handle, task)) {
      return Optional.of(
          "poll \"%s\" has texts with <placeholders>, and the PBX \"%s\" cannot speak a text made for one call"
              .formatted(task.innerNum(), telephony.capabilities().adapter()));
    }
    return lacking(handle, poll.get(), isOutbound(handle, task));
  }

  /** The PBX's own dialler plays the first question only. */
  private Optional<String> lacking(Handle handle, Poll poll, boolean outbound) {
    Map<Prompt, String> words = new LinkedHashMap<>();
    prompts.all(handle, poll).stream()
        .limit(outbound ? 1 : Long.MAX_VALUE)
        .forEach(p -> words.put(p.prompt(), p.words()));
    Set<Prompt> unplayable = telephony.unplayable(words.keySet());
    if (unplayable.isEmpty()) {
      return Optional.empty();
    }
    String names =
        unplayable.stream()
            .limit(NAMED_AT_MOST)
            .map(p -> "\"%s\" (%s)".formatted(p.name(), shortened(words.getOrDefault(p, ""))))
            .collect(Collectors.joining(", "));
    String more = unplayable.size() > NAMED_AT_MOST ? ", … (all of them: GET /prompts)" : "";
    return Optional.of(
        "%d prompt(s) of poll \"%s\" are not in the PBX yet; put the audio into its cabinet under the name %s%s"
            .formatted(unplayable.size(), poll.crmId(), names, more));
  }

  private static String shortened(String words) {
    return words.length() <= 60 ? words : words.substring(0, 59) + "…";
  }
}

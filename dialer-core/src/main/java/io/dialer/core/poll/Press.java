package io.dialer.core.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One key of a question and what it does.
 *
 * @param key what the customer presses: one or more of {@code 0-9*#}
 * @param action what happens
 * @param value PLAYBACK: the text or the file's path; DIAL: the number to connect; ANSWER: the
 *     result to record; otherwise ignored
 * @param valueOptions how {@code value} is meant when the action is PLAYBACK
 * @param nextQuestion the question that follows; null: the question's own next one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Press(
    String key,
    Action action,
    String value,
    @Nullable ValueKind valueOptions,
    @Nullable String nextQuestion) {

  /** What a key does. */
  public enum Action {
    /** Record the key and play a prompt. */
    PLAYBACK,
    /** Record value and key, end the poll as passed, connect the customer to the value. */
    DIAL,
    /** Record the value and the key. */
    ANSWER,
    /** Record nothing; only go on. */
    NONE
  }

  /** Whether a value is words or a file. */
  public enum ValueKind {
    FILE,
    TEXT
  }
}

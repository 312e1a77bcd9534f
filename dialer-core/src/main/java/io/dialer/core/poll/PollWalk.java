package io.dialer.core.poll;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step 6 of a call's life: where a key leads. A pure function of the poll, the question that was
 * asked and the keys pressed; it knows no time, no call and no PBX.
 */
public final class PollWalk {

  /** What comes next in the call. */
  public sealed interface Next {
    /** Ask a question: play its prompt and listen. */
    record Ask(Question question) implements Next {}

    /** Play a press's prompt, then go on. */
    record Say(Question asked, Press press, Next then) implements Next {}

    /** The poll is passed; connect the customer to {@code to}. */
    record Connect(String to) implements Next {}

    /** The poll is passed; the call ends. */
    record Finish() implements Next {}

    /** The keys so far begin a longer key: go on listening. */
    record Listen(String digits) implements Next {}

    /** No press has this key: ask the same question again. */
    record Repeat(Question question) implements Next {}
  }

  /**
   * What one event of the poll leads to.
   *
   * @param answer what to record, if anything
   */
  public record Step(Optional<Answer> answer, Next next) {
    private static Step unrecorded(Next next) {
      return new Step(Optional.empty(), next);
    }
  }

  /**
   * A polling result.
   *
   * @param result the value recorded
   * @param exten the key pressed
   */
  public record Answer(String questionId, String result, String exten) {}

  private PollWalk() {}

  /** How a poll begins. */
  public static Next start(Poll poll) {
    return new Next.Ask(poll.questions().get(0));
  }

  /**
   * What pressed keys lead to.
   *
   * @param asked the question that the customer heard
   * @param before keys pressed earlier for the same question that did not make up a key yet
   * @param digits the keys pressed now
   */
  public static Step press(Poll poll, Question asked, String before, String digits) {
    String keys = before + digits;
    for (Press press : asked.presses()) {
      if (press.key().equals(keys)) {
        return take(poll, asked, press);
      }
    }
    boolean begun = asked.presses().stream().anyMatch(p -> p.key().startsWith(keys));
    return Step.unrecorded(begun ? new Next.Listen(keys) : new Next.Repeat(asked));
  }

  private static Step take(Poll poll, Question asked, Press press) {
    Next after = following(poll, asked, press);
    return switch (press.action()) {
      case ANSWER -> recorded(asked, press.value(), press.key(), after);
      case PLAYBACK -> recorded(asked, press.key(), press.key(), new Next.Say(asked, press, after));
      case DIAL -> recorded(asked, press.value(), press.key(), new Next.Connect(press.value()));
      case NONE -> Step.unrecorded(after);
    };
  }

  private static Step recorded(Question asked, String result, String key, Next next) {
    return new Step(Optional.of(new Answer(asked.questionId(), result, key)), next);
  }

  private static Next following(Poll poll, Question asked, Press press) {
    @Nullable String next =
        press.nextQuestion() != null ? press.nextQuestion() : asked.nextQuestion();
    return Optional.ofNullable(next)
        .flatMap(poll::question)
        .<Next>map(Next.Ask::new)
        .orElseGet(Next.Finish::new);
  }
}

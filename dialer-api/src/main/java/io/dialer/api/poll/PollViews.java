package io.dialer.api.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.Press;
import io.dialer.core.poll.Question;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Polls as old clients read them: every scalar a string or null. */
final class PollViews {

  private PollViews() {}

  @JsonPropertyOrder({"id", "crmId", "name"})
  record Listed(String id, String crmId, String name) {
    static Listed of(Poll poll) {
      return new Listed(Long.toString(poll.id()), poll.crmId(), poll.name());
    }
  }

  @JsonPropertyOrder({"id", "crmId", "name", "questions"})
  record Whole(String id, String crmId, String name, List<QuestionView> questions) {
    static Whole of(Poll poll) {
      return new Whole(
          Long.toString(poll.id()),
          poll.crmId(),
          poll.name(),
          poll.questions().stream().map(QuestionView::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonPropertyOrder({"id", "questionText", "questionFile", "lang", "press"})
  record QuestionView(
      String id,
      String questionText,
      @Nullable String questionFile,
      String lang,
      List<PressView> press) {
    static QuestionView of(Question question) {
      return new QuestionView(
          Long.toString(question.rowId()),
          question.text(),
          question.file(),
          question.lang(),
          question.presses().stream().map(PressView::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonPropertyOrder({"key", "action", "value", "valueOptions", "nextQuestion"})
  record PressView(
      String key,
      String action,
      String value,
      @Nullable String valueOptions,
      @Nullable String nextQuestion) {
    static PressView of(Press press) {
      Press.ValueKind kind = press.valueOptions();
      return new PressView(
          press.key(),
          press.action() == Press.Action.NONE ? "" : press.action().name().toLowerCase(Locale.ROOT),
          press.value(),
          kind == null ? null : kind.name().toLowerCase(Locale.ROOT),
          press.nextQuestion());
    }
  }
}

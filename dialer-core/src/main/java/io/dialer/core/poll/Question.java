package io.dialer.core.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One prompt of a poll and its keys.
 *
 * @param rowId the number that old clients are shown as the question's {@code id}
 * @param questionId the name by which other questions and polling results refer to it; where the
 *     client gave none, the question's index
 * @param text the words to speak; empty when {@code file} is set
 * @param file the full path of an uploaded file; it wins over {@code text}
 * @param lang the language of all spoken texts of the question, such as {@code ru-RU}
 * @param nextQuestion the question that follows where a press names none; null: the poll ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(
    long rowId,
    String questionId,
    String text,
    @Nullable String file,
    String lang,
    @Nullable String nextQuestion,
    List<Press> presses) {

  public Question {
    presses = List.copyOf(presses);
  }
}

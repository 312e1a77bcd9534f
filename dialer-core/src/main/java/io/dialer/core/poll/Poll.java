package io.dialer.core.poll;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A questionnaire. It begins with its first question.
 *
 * @param id ours
 * @param crmId the client's; letters and digits, leading zeros are kept
 */
public record Poll(long id, String crmId, String name, List<Question> questions) {

  private static final Pattern PLACEHOLDER = Pattern.compile("<[\\p{L}\\p{N}_]{1,64}>");

  public Poll {
    questions = List.copyOf(questions);
  }

  /** The question of that name, if the poll has it. */
  public Optional<Question> question(String questionId) {
    return questions.stream().filter(q -> q.questionId().equals(questionId)).findFirst();
  }

  /** Whether a text is to be filled from a number's parameters, such as {@code <name>}. */
  public static boolean hasPlaceholders(String text) {
    return PLACEHOLDER.matcher(text).find();
  }
}

package io.dialer.mango.client.contactcentre;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code quality/control/question} (section 3.9.4): a question by which controllers judge calls.
 *
 * @param questionId from {@link CallReply.Call#markController}
 */
public record QuestionRequest(long questionId) implements MangoQuery<QuestionReply> {

  private static final String PATH = "quality/control/question/";

  public QuestionRequest {
    Check.of(PATH).between("question_id", questionId, 1, Long.MAX_VALUE);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<QuestionReply> reply() {
    return QuestionReply.class;
  }
}

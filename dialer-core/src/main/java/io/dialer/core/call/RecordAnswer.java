package io.dialer.core.call;

import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollWalk;
import io.dialer.core.result.NumberBook.Answered;

/** Records what a customer answered in a poll. */
final class RecordAnswer {

  private RecordAnswer() {}

  static void of(CallBook book, Attempt attempt, Poll poll, PollWalk.Answer answer) {
    book.numbers()
        .answered(
            new Answered(
                attempt.taskId(),
                attempt.id(),
                poll.id(),
                answer.questionId(),
                attempt.phoneId(),
                attempt.phone(),
                answer.result(),
                answer.exten()));
  }
}

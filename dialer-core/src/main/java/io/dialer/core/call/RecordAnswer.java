package io.dialer.core.call;

import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollWalk;
import io.dialer.core.result.ResultStore;
import org.jdbi.v3.core.Handle;

/** Records what a customer answered in a poll. */
final class RecordAnswer {

  private RecordAnswer() {}

  static void of(Handle handle, Attempt attempt, Poll poll, PollWalk.Answer answer) {
    handle
        .attach(ResultStore.class)
        .addPollingResult(
            attempt.taskId(),
            attempt.id(),
            poll.id(),
            answer.questionId(),
            attempt.phoneId(),
            attempt.phone(),
            answer.result(),
            answer.exten());
  }
}

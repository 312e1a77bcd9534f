package io.dialer.core.result;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Writes what becomes of numbers, many at a time. Every change waits for its stamp in the feed. See
 * {@link NumberBook} for what the columns mean.
 *
 * <p>Numbers are looked up by their ids, which are said twice where they come with values, or
 * PostgreSQL would go through all numbers to join them. Nor is it told that they are {@code
 * CALLING}, but that they are neither of the other two: it would go through all that are in calls,
 * of which its statistics know none.
 */
public interface ResultStore {

  /**
   * What numbers went through, then their last words, then the keys that polls record, in their
   * order. Any of them may be empty. They go to the server together: on a busy machine a statement
   * costs less than waiting for its answer.
   *
   * @param progress calls of these have come further, though not to their end
   * @param passed these passed their poll while the call still goes on
   * @param finished a result that was recorded earlier keeps its time
   */
  @SqlUpdate(
      """
      UPDATE numbers n
      SET state = w.state, out_dial_state = w.out_dial_state, call_ref = w.call_ref, last_leg = w.last_leg,
          unstamped = nextval('change_numbers')
      FROM unnest(:progress.id, :progress.state, :progress.outDialState, :progress.callRef, :progress.lastLeg)
             AS w (id, state, out_dial_state, call_ref, last_leg)
      WHERE n.id = ANY (:progress.id) AND n.id = w.id AND n.status NOT IN ('QUEUED', 'FINISHED');

      UPDATE numbers n
      SET state = 'EVENT_POLLING_END', result = 'SUCCESS_POLLING', call_ref = w.call_ref,
          last_leg = w.last_leg, close_time = w.close_time, unstamped = nextval('change_numbers')
      FROM unnest(:passed.id, :passed.callRef, :passed.lastLeg, :passed.closeTime)
             AS w (id, call_ref, last_leg, close_time)
      WHERE n.id = ANY (:passed.id) AND n.id = w.id AND n.status NOT IN ('QUEUED', 'FINISHED') AND n.result IS NULL;

      UPDATE numbers n
      SET status = 'FINISHED', state = w.state, result = w.code, out_dial_state = w.out_dial_state,
          in_dial_state = w.in_dial_state, cause = w.cause, call_ref = w.call_ref, last_leg = w.last_leg,
          close_time = CASE WHEN n.close_time > 0 THEN n.close_time ELSE w.close_time END,
          unstamped = nextval('change_numbers')
      FROM unnest(:finished.id, :finished.state, :finished.code, :finished.outDialState, :finished.inDialState,
                  :finished.cause, :finished.callRef, :finished.lastLeg, :finished.closeTime)
             AS w (id, state, code, out_dial_state, in_dial_state, cause, call_ref, last_leg, close_time)
      WHERE n.id = ANY (:finished.id) AND n.id = w.id AND n.status NOT IN ('QUEUED', 'FINISHED');

      INSERT INTO polling_results
        (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
      SELECT task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten
      FROM unnest(:answered.taskId, :answered.callId, :answered.pollId, :answered.questionId,
                  :answered.phoneId, :answered.phone, :answered.result, :answered.exten)
             WITH ORDINALITY
             AS w (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten, n)
      ORDER BY n
      """)
  void write(
      @BindMethods("progress") NumberRows.ProgressColumns progress,
      @BindMethods("passed") NumberRows.PassedColumns passed,
      @BindMethods("finished") NumberRows.FinishedColumns finished,
      @BindMethods("answered") NumberRows.AnsweredColumns answered);

  /** The one attempt rang the phone more than once. */
  @SqlUpdate(
      """
      UPDATE numbers SET count_try = count_try + :more WHERE id = :id AND status NOT IN ('QUEUED', 'FINISHED')
      """)
  int rangAgain(@Bind("id") long id, @Bind("more") int more);

  /** The numbers were not dialled after all: they go back to their queue. */
  @SqlUpdate(
      """
      UPDATE numbers
      SET status = 'QUEUED', state = 'CreateTask', count_try = greatest(count_try - 1, 0),
          unstamped = nextval('change_numbers')
      WHERE id = ANY (:ids) AND status NOT IN ('QUEUED', 'FINISHED') AND result IS NULL
      """)
  void release(@Bind("ids") Long[] ids);
}

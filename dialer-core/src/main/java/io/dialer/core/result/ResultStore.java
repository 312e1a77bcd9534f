package io.dialer.core.result;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Writes what becomes of numbers. Every change waits for its stamp in the feed. */
public interface ResultStore {

  /** A call of this number has come further, though not to its end. */
  @SqlUpdate(
      """
      UPDATE numbers
      SET state = :state, out_dial_state = :outDialState, call_ref = :callRef, last_leg = :lastLeg,
          unstamped = nextval('change_numbers')
      WHERE id = :id AND status = 'CALLING'
      """)
  void progress(
      @Bind("id") long id,
      @Bind("state") String state,
      @Bind("outDialState") @Nullable String outDialState,
      @Bind("callRef") @Nullable String callRef,
      @Bind("lastLeg") @Nullable String lastLeg);

  /** The poll is passed while the call still goes on. */
  @SqlUpdate(
      """
      UPDATE numbers
      SET state = 'EVENT_POLLING_END', result = 'SUCCESS_POLLING', call_ref = :callRef,
          last_leg = :lastLeg, close_time = :closeTime, unstamped = nextval('change_numbers')
      WHERE id = :id AND status = 'CALLING' AND result IS NULL
      """)
  void passed(
      @Bind("id") long id,
      @Bind("callRef") @Nullable String callRef,
      @Bind("lastLeg") @Nullable String lastLeg,
      @Bind("closeTime") long closeTime);

  /** The number's last word. A result that was recorded earlier keeps its time. */
  @SqlUpdate(
      """
      UPDATE numbers
      SET status = 'FINISHED', state = :state, result = :code, out_dial_state = :outDialState,
          in_dial_state = :inDialState, cause = :cause, call_ref = :callRef, last_leg = :lastLeg,
          close_time = CASE WHEN close_time > 0 THEN close_time ELSE :closeTime END,
          unstamped = nextval('change_numbers')
      WHERE id = :id AND status = 'CALLING'
      """)
  int finish(
      @Bind("id") long id,
      @BindMethods NumberResult result,
      @Bind("callRef") @Nullable String callRef,
      @Bind("lastLeg") @Nullable String lastLeg,
      @Bind("closeTime") long closeTime);

  /** The one attempt rang the phone more than once. */
  @SqlUpdate(
      """
      UPDATE numbers SET count_try = count_try + :more WHERE id = :id AND status = 'CALLING'
      """)
  int rangAgain(@Bind("id") long id, @Bind("more") int more);

  /** The number was not dialled after all: it goes back to its queue. */
  @SqlUpdate(
      """
      UPDATE numbers
      SET status = 'QUEUED', state = 'CreateTask', count_try = greatest(count_try - 1, 0),
          unstamped = nextval('change_numbers')
      WHERE id = :id AND status = 'CALLING' AND result IS NULL
      """)
  int release(@Bind("id") long id);

  /** A key was pressed that the poll records. */
  @SqlUpdate(
      """
      INSERT INTO polling_results
        (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
      VALUES (:taskId, :callId, :pollId, :questionId, :phoneId, :phone, :result, :exten)
      """)
  void addPollingResult(
      @Bind("taskId") long taskId,
      @Bind("callId") long callId,
      @Bind("pollId") long pollId,
      @Bind("questionId") String questionId,
      @Bind("phoneId") String phoneId,
      @Bind("phone") String phone,
      @Bind("result") String result,
      @Bind("exten") String exten);
}

package io.dialer.core.result;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Writes what becomes of numbers, many at a time. Every change waits for its stamp in the feed. See
 * {@link NumberBook} for what the columns mean.
 */
public interface ResultStore {

  /** Calls of these numbers have come further, though not to their end. */
  @SqlUpdate(
      """
      UPDATE numbers n
      SET state = w.state, out_dial_state = w.out_dial_state, call_ref = w.call_ref, last_leg = w.last_leg,
          unstamped = nextval('change_numbers')
      FROM unnest(:ids, :states, :outDialStates, :callRefs, :lastLegs)
             AS w (id, state, out_dial_state, call_ref, last_leg)
      WHERE n.id = w.id AND n.status = 'CALLING'
      """)
  void progress(
      @Bind("ids") Long[] ids,
      @Bind("states") @Nullable String[] states,
      @Bind("outDialStates") @Nullable String[] outDialStates,
      @Bind("callRefs") @Nullable String[] callRefs,
      @Bind("lastLegs") @Nullable String[] lastLegs);

  /** Polls are passed while their calls still go on. */
  @SqlUpdate(
      """
      UPDATE numbers n
      SET state = 'EVENT_POLLING_END', result = 'SUCCESS_POLLING', call_ref = w.call_ref,
          last_leg = w.last_leg, close_time = w.close_time, unstamped = nextval('change_numbers')
      FROM unnest(:ids, :callRefs, :lastLegs, :closeTimes) AS w (id, call_ref, last_leg, close_time)
      WHERE n.id = w.id AND n.status = 'CALLING' AND n.result IS NULL
      """)
  void passed(
      @Bind("ids") Long[] ids,
      @Bind("callRefs") @Nullable String[] callRefs,
      @Bind("lastLegs") @Nullable String[] lastLegs,
      @Bind("closeTimes") Long[] closeTimes);

  /** The numbers' last word. A result that was recorded earlier keeps its time. */
  @SqlUpdate(
      """
      UPDATE numbers n
      SET status = 'FINISHED', state = w.state, result = w.code, out_dial_state = w.out_dial_state,
          in_dial_state = w.in_dial_state, cause = w.cause, call_ref = w.call_ref, last_leg = w.last_leg,
          close_time = CASE WHEN n.close_time > 0 THEN n.close_time ELSE w.close_time END,
          unstamped = nextval('change_numbers')
      FROM unnest(:ids, :states, :codes, :outDialStates, :inDialStates, :causes, :callRefs, :lastLegs, :closeTimes)
             AS w (id, state, code, out_dial_state, in_dial_state, cause, call_ref, last_leg, close_time)
      WHERE n.id = w.id AND n.status = 'CALLING'
      """)
  void finish(
      @Bind("ids") Long[] ids,
      @Bind("states") @Nullable String[] states,
      @Bind("codes") @Nullable String[] codes,
      @Bind("outDialStates") @Nullable String[] outDialStates,
      @Bind("inDialStates") @Nullable String[] inDialStates,
      @Bind("causes") @Nullable String[] causes,
      @Bind("callRefs") @Nullable String[] callRefs,
      @Bind("lastLegs") @Nullable String[] lastLegs,
      @Bind("closeTimes") Long[] closeTimes);

  /** The one attempt rang the phone more than once. */
  @SqlUpdate(
      """
      UPDATE numbers SET count_try = count_try + :more WHERE id = :id AND status = 'CALLING'
      """)
  int rangAgain(@Bind("id") long id, @Bind("more") int more);

  /** The numbers were not dialled after all: they go back to their queue. */
  @SqlUpdate(
      """
      UPDATE numbers
      SET status = 'QUEUED', state = 'CreateTask', count_try = greatest(count_try - 1, 0),
          unstamped = nextval('change_numbers')
      WHERE id = ANY (:ids) AND status = 'CALLING' AND result IS NULL
      """)
  void release(@Bind("ids") Long[] ids);

  /** Keys were pressed that polls record, in this order. */
  @SqlUpdate(
      """
      INSERT INTO polling_results
        (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
      SELECT task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten
      FROM unnest(:taskIds, :callIds, :pollIds, :questionIds, :phoneIds, :phones, :results, :extens)
             WITH ORDINALITY
             AS w (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten, n)
      ORDER BY n
      """)
  void addPollingResults(
      @Bind("taskIds") Long[] taskIds,
      @Bind("callIds") Long[] callIds,
      @Bind("pollIds") Long[] pollIds,
      @Bind("questionIds") @Nullable String[] questionIds,
      @Bind("phoneIds") @Nullable String[] phoneIds,
      @Bind("phones") @Nullable String[] phones,
      @Bind("results") @Nullable String[] results,
      @Bind("extens") @Nullable String[] extens);
}

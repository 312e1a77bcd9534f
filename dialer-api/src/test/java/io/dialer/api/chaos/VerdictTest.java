package io.dialer.api.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.chaos.Pbx.Placed;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A judge who never finds anything would be no judge. */
class VerdictTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LoadedTask TASK = new LoadedTask("c1", "polling", "1", 1);

  @BeforeEach
  void twoNumbersWereCalledAndOneWasNot() {
    DATABASE.clear();
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO tasks (id, crm_id, inner_num, inner_num_type, max_count_channels, state, created_at)
                    VALUES (1, 'c1', '1', 'POLLING', 1, 1, now());
                    INSERT INTO numbers (task_id, phone_id, phone, status, result, close_time, cause, unstamped)
                    VALUES (1, '1', '1', 'FINISHED', 'SUCCESS_POLLING', 5, '1181', NULL),
                           (1, '2', '2', 'FINISHED', 'FAIL', 5, '1121', NULL),
                           (1, '3', '3', 'FINISHED', 'FAIL', 5, 'NOT_IN_RECORDS', NULL);
                    INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state,
                                       placed_at, ended_at)
                    SELECT 'command-' || phone, id, 1, phone, phone_id, 'POLLING', '1', 'ENDED', now(), now()
                    FROM numbers
                    """));
  }

  private static Placed answered(String number, long from, long until) {
    return new Placed(number, "command-" + number, from, from + 1, until);
  }

  private static Placed unanswered(String number, long from, long until) {
    return new Placed(number, "command-" + number, from, null, until);
  }

  /** The promises that {@code calls} break. */
  private static List<String> broken(Placed... calls) throws Exception {
    Verdict verdict =
        new Verdict(
            List.of(calls),
            new ObjectMapper().readTree("{\"refusedByLimit\": 0, \"refusedAsInvalid\": 0}"),
            Map.of("1", TASK, "2", TASK, "3", TASK));
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                verdict.findings(handle).stream()
                    .filter(finding -> !finding.held())
                    .map(Finding::promise)
                    .toList());
  }

  @Test
  void whatIsInOrderIsPassed() throws Exception {
    assertThat(broken(answered("1", 10, 20), unanswered("2", 20, 30))).isEmpty();
  }

  @Test
  void aSecondCallIsSeen() throws Exception {
    assertThat(broken(answered("1", 10, 20), answered("1", 20, 30)))
        .containsExactly("no attempt was dialled twice", "no number was called twice");
  }

  @Test
  void aCallWithoutAnAttemptIsSeen() throws Exception {
    assertThat(broken(answered("1", 10, 20), new Placed("2", "unheard-of", 20L, null, 30L)))
        .containsExactly("every call has an attempt that was committed first");
  }

  @Test
  void callsBeyondTheChannelsAreSeenUnlessTheyWereRaisedBefore() throws Exception {
    assertThat(broken(answered("1", 10, 20), unanswered("2", 19, 30)))
        .containsExactly("no task had more live calls than channels");
    TASK.raiseChannels(1, 100);
    assertThat(broken(answered("1", 110, 120), unanswered("2", 119, 130))).isEmpty();
  }

  @Test
  void resultsThatThePbxKnowsBetterAreSeen() throws Exception {
    assertThat(broken(unanswered("1", 10, 20)))
        .containsExactly("no result contradicts the PBX's log");
    assertThat(broken(answered("1", 10, 20), answered("3", 20, 30)))
        .containsExactly("no result contradicts the PBX's log");
  }

  @Test
  void whatIsLeftUndoneIsSeen() throws Exception {
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE numbers SET status = 'CALLING', result = NULL WHERE phone = '2';
                    UPDATE tasks SET state = 0;
                    UPDATE calls SET state = 'RINGING', ended_at = NULL, due_at = now(), due_step = 'RESCUE'
                    WHERE phone = '2';
                    INSERT INTO mango_inbox (path, body, received_at, due_at) VALUES ('events/call', '{}', now(), now())
                    """));
    assertThat(broken(answered("1", 10, 20)))
        .containsExactly(
            "every number has a final result",
            "every task is closed",
            "no live call is left",
            "no webhook is left unapplied");
  }
}

package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.mango.Finding.Verdict;
import io.dialer.mango.webhook.MangoInbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether silence of the PBX means that its webhooks do not reach us. */
class WebhookCheckTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestClock clock = new TestClock();
  private final WebhookCheck check =
      new WebhookCheck(DATABASE.jdbi(), new MangoInbox(DATABASE.jdbi(), clock, () -> {}), clock);

  private void placed(String state, boolean listed) {
    DATABASE
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO calls (command_id, number_id, task_id, phone, phone_id, kind, destination, state,
                                       placed_at, due_at, due_step, listed)
                    VALUES ('c', 1, 1, '1', '1', 'EXTEN', '101', ?, ?, now(), 'RESCUE', ?)
                    """,
                    state,
                    clock.instant().minus(Duration.ofMinutes(10)),
                    listed));
  }

  @Test
  void aCallThatNothingWasHeardOfIsAFailure() {
    DATABASE.clear();
    placed("PLACED", false);
    assertThat(check.check().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aNumberThatThePbxHasNotRungYetIsNone() {
    DATABASE.clear();
    placed("HANDED_OVER", true);
    assertThat(check.check().verdict()).isEqualTo(Verdict.SKIP);
  }
}

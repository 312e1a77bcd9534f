package io.dialer.core.webhook;

import io.dialer.core.fixture.TestClock;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.result.PollingResultRow;
import io.dialer.core.result.ResultRow;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One node that gathers and delivers, on the test's thread. */
final class WebhookNode {
  static final DeliveryRules RULES =
      new DeliveryRules(3, Duration.ofSeconds(5), Duration.ofHours(1), 64, 16, 100);

  /** Rows as {@code phone:state} and {@code phone:key}. */
  static final RowText TEXT =
      new RowText() {
        @Override
        public String of(ResultRow row) {
          return row.phoneId() + ":" + row.state();
        }

        @Override
        public String of(PollingResultRow row) {
          return row.phoneId() + ":" + row.exten();
        }
      };

  final Receiver receiver = new Receiver();
  final GatherChanges gather;
  final DeliverChanges deliver;
  private final Jdbi jdbi;
  private final TestClock clock;

  WebhookNode(Jdbi jdbi, TestClock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    gather = new GatherChanges(jdbi, TEXT, RULES, clock);
    deliver = new DeliverChanges(jdbi, receiver, RULES, () -> {}, clock);
  }

  /** Adds a webhook for everything from now on. */
  long webhook() {
    return webhook(null, null, null);
  }

  long webhook(@Nullable Long taskId, @Nullable Long campaignId, @Nullable Long since) {
    SigningKey key = new SigningKey("secret");
    Webhook added =
        new Webhook(0, "http://127.0.0.1:1/", key, true, true, taskId, campaignId, true);
    return jdbi.withExtension(WebhookStore.class, store -> store.add(added, since));
  }

  WebhookStanding standing(long id) {
    return jdbi.withExtension(WebhookStore.class, store -> store.standing(id)).get(0);
  }

  /** Gathers whatever there is to gather. */
  void gather() {
    while (gather.runOnce() > 0) {
      // The next batch.
    }
  }

  /** Delivers whatever is due, and marks it. */
  void deliver() {
    while (deliver.runOnce() > 0) {
      // What was claimed is marked by the next round.
    }
  }

  /** A while later. */
  void pass(Duration time) {
    clock.pass(time);
    deliver();
  }

  /** A number's state changes, and is stamped. */
  static void change(TestEngine engine, String phoneId, String state) {
    engine.execute(
        "UPDATE numbers SET state = ?, unstamped = nextval('change_numbers') WHERE phone_id = ?",
        state,
        phoneId);
    stamp(engine);
  }

  static void stamp(TestEngine engine) {
    while (engine.stampChanges.runOnce() > 0) {
      // The next batch.
    }
  }
}

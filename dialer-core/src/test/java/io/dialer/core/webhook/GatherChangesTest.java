package io.dialer.core.webhook;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.webhook.WebhookNode.change;
import static io.dialer.core.webhook.WebhookNode.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is noted to be delivered. */
class GatherChangesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private TestEngine engine;
  private WebhookNode node;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
    node = new WebhookNode(engine.jdbi, engine.clock);
  }

  private List<String> gathered(long webhook) {
    node.gather();
    return engine.jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT row_json FROM webhook_deliveries WHERE webhook_id = ? ORDER BY id",
                    webhook)
                .mapTo(String.class)
                .list());
  }

  private void pressed(long taskId, String phoneId, String key) {
    engine.execute(
        """
        INSERT INTO polling_results (task_id, call_id, poll_id, question_crm_id, phone_id, phone, result, exten)
        VALUES (?, 1, 1, '1', ?, ?, 'yes', ?)
        """,
        taskId,
        phoneId,
        phoneId,
        key);
    stamp(engine);
  }

  @Test
  void onlyWhatChangesFromNowOnUnlessAskedForMore() {
    aTask().withNumbers("9260000001").save(engine.createTask);
    stamp(engine);
    long now = engine.clock.instant().getEpochSecond();
    long fromNow = node.webhook();
    long fromTheBeginning = node.webhook(null, null, 0L);
    long fromThisSecond = node.webhook(null, null, now);
    long fromTomorrow = node.webhook(null, null, now + 86_400);
    change(engine, "9260000001", "endCall");
    assertThat(gathered(fromNow)).containsExactly("9260000001:endCall");
    assertThat(gathered(fromTheBeginning)).containsExactly("9260000001:endCall");
    assertThat(gathered(fromThisSecond)).containsExactly("9260000001:endCall");
    assertThat(gathered(fromTomorrow)).containsExactly("9260000001:endCall");
  }

  @Test
  void everyRowOfTheFeedThatStandsThereAlready() {
    aTask().withNumbersFrom(9_260_000_000L, 60).save(engine.createTask);
    stamp(engine);
    assertThat(gathered(node.webhook(null, null, 0L))).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void twoChangesWithinOneSecondAreTwoDeliveries() {
    long webhook = node.webhook();
    aTask().withNumbers("9260000001").save(engine.createTask);
    stamp(engine);
    node.gather();
    change(engine, "9260000001", "startDial");
    assertThat(gathered(webhook)).containsExactly("9260000001:CreateTask", "9260000001:startDial");
    assertThat(node.gather.runOnce()).as("nothing new is read").isZero();
  }

  @Test
  void aNumberThatHasChangedAgainComesAtItsNewPlaceOnly() {
    long webhook = node.webhook();
    aTask().withNumbers("9260000001").save(engine.createTask);
    stamp(engine);
    engine.execute("UPDATE numbers SET state = 'endCall', unstamped = nextval('change_numbers')");
    assertThat(gathered(webhook)).as("not stamped yet").isEmpty();
    stamp(engine);
    assertThat(gathered(webhook)).containsExactly("9260000001:endCall");
  }

  @Test
  void onlyTheTaskOrTheCampaignThatIsMeant() {
    engine.execute(
        "INSERT INTO campaigns (id, name, dialing, changed_at) VALUES (7, 'x', 'CALLBACK', now())");
    long task = aTask().withNumbers("9260000001").save(engine.createTask).task().id();
    long other =
        aTask().underCampaign(7).withNumbers("9260000002").save(engine.createTask).task().id();
    long ofTask = node.webhook(task, null, 0L);
    long ofCampaign = node.webhook(null, 7L, 0L);
    stamp(engine);
    pressed(task, "9260000001", "1");
    pressed(other, "9260000002", "2");
    assertThat(gathered(ofTask)).containsExactly("9260000001:CreateTask", "9260000001:1");
    assertThat(gathered(ofCampaign)).containsExactly("9260000002:CreateTask", "9260000002:2");
  }

  @Test
  void noMoreThanAReceiverCanBeBehind() {
    long webhook = node.webhook();
    aTask().withNumbersFrom(9_260_000_000L, 250).save(engine.createTask);
    stamp(engine);
    assertThat(gathered(webhook)).hasSize(100);
    assertThat(gathered(webhook)).as("the feed remembers the others").hasSize(100);
    for (int i = 0; i < 5; i++) {
      node.deliver();
      node.gather();
    }
    assertThat(node.receiver.rows()).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void aWebhookThatRestsGoesOnWhereItWas() {
    long webhook = node.webhook();
    engine.execute("UPDATE webhooks SET active = false");
    aTask().withNumbers("9260000001").save(engine.createTask);
    stamp(engine);
    assertThat(gathered(webhook)).isEmpty();
    engine.execute("UPDATE webhooks SET active = true");
    assertThat(gathered(webhook)).containsExactly("9260000001:CreateTask");
  }

  @Test
  void aFeedThatIsAskedForLaterBeginsThen() {
    long webhook = node.webhook();
    Webhook onlyKeys =
        new Webhook(webhook, "http://x/", new SigningKey("s"), false, true, null, null, true);
    Webhook both =
        new Webhook(webhook, "http://x/", new SigningKey("s"), true, true, null, null, true);
    engine.jdbi.useExtension(WebhookStore.class, store -> store.change(onlyKeys));
    aTask().withNumbers("9260000001").save(engine.createTask);
    stamp(engine);
    engine.jdbi.useExtension(WebhookStore.class, store -> store.change(both));
    assertThat(gathered(webhook)).isEmpty();
    change(engine, "9260000001", "endCall");
    assertThat(gathered(webhook)).containsExactly("9260000001:endCall");
  }

  @Test
  @Timeout(60)
  void whicheverNodeReadsEveryStampedChangeIsNotedOnce() throws Exception {
    long webhook = node.webhook();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<?>> reading = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      DeliveryRules endless =
          new DeliveryRules(
              3, WebhookNode.RULES.firstPause(), WebhookNode.RULES.longestPause(), 1, 1, 1_000_000);
      GatherChanges gather =
          new GatherChanges(DATABASE.pool(), WebhookNode.TEXT, endless, engine.clock);
      reading.add(
          threads.submit(
              () -> {
                while (!Thread.currentThread().isInterrupted()
                    && engine.count("SELECT count(*) FROM webhook_deliveries") < 2_000) {
                  gather.runOnce();
                }
              }));
    }
    for (int list = 0; list < 20; list++) {
      aTask().withNumbersFrom(9_260_000_000L + 1000L * list, 100).save(engine.createTask);
      engine.stampChanges.runOnce();
    }
    stamp(engine);
    for (Future<?> each : reading) {
      each.get(30, TimeUnit.SECONDS);
    }
    threads.shutdownNow();
    assertThat(gathered(webhook)).hasSize(2_000).doesNotHaveDuplicates();
  }
}

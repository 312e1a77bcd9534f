package io.dialer.core.webhook;

import io.dialer.core.database.Plans;
import io.dialer.core.result.PollingResultRow;
import io.dialer.core.result.ResultRow;
import io.dialer.core.result.StampChanges.FeedClock;
import io.dialer.core.webhook.FeedReading.Gathered;
import io.dialer.core.webhook.FeedReading.ReadKey;
import io.dialer.core.webhook.FeedReading.ReadResult;
import io.dialer.core.webhook.FeedReading.Reader;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the feeds on behalf of webhooks, and notes what is to be delivered.
 *
 * <p>The feed is the truth: a webhook has a place in it, as any reader by {@code changeTime} has.
 * What was read and the new place are committed together, so that no change is noted twice and none
 * is left out, whichever node reads.
 */
public final class GatherChanges {
  private static final int BATCH = 500;

  private final Jdbi jdbi;
  private final RowText text;
  private final DeliveryRules rules;
  private final InstantSource clock;

  public GatherChanges(Jdbi jdbi, RowText text, DeliveryRules rules, InstantSource clock) {
    this.jdbi = jdbi;
    this.text = text;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Reads a batch for every webhook that has something to read and does not have too much to be
   * delivered already.
   *
   * @return how many rows were read; 0 when there is nothing to do now
   */
  public int runOnce() {
    return jdbi.withExtension(FeedReading.class, FeedReading::behind).stream()
        .mapToInt(id -> jdbi.inTransaction(handle -> read(handle, id)))
        .sum();
  }

  private int read(Handle handle, long webhookId) {
    FeedReading feeds = handle.attach(FeedReading.class);
    Plans.afresh(handle);
    return feeds.lock(webhookId).map(reader -> read(feeds, reader)).orElse(0);
  }

  private int read(FeedReading feeds, Reader reader) {
    int room = Math.min(BATCH, rules.waitingAtMost() - feeds.waiting(reader.id()));
    if (room <= 0) {
      return 0;
    }
    FeedClock now = feeds.clock();
    int results = reader.results() ? readResults(feeds, reader, now, room) : 0;
    boolean more = reader.pollingResults() && results < room;
    return results + (more ? readKeys(feeds, reader, now, room - results) : 0);
  }

  private int readResults(FeedReading feeds, Reader reader, FeedClock now, int limit) {
    List<ReadResult> page = feeds.results(reader, now, limit);
    add(
        feeds,
        reader,
        page.stream().filter(ReadResult::wanted).map(read -> gathered(read.row())).toList());
    if (page.size() < limit) {
      feeds.resultsRead(reader.id(), now.lastSecond(), now.lastPosition());
    } else {
      ResultRow last = page.get(page.size() - 1).row();
      feeds.resultsRead(reader.id(), last.changeTime(), last.feedPosition());
    }
    return page.size();
  }

  private int readKeys(FeedReading feeds, Reader reader, FeedClock now, int limit) {
    List<ReadKey> page = feeds.keys(reader, now, limit);
    add(
        feeds,
        reader,
        page.stream().filter(ReadKey::wanted).map(read -> gathered(read.row())).toList());
    feeds.keysRead(
        reader.id(),
        page.size() < limit ? now.lastPollingTime() : page.get(page.size() - 1).row().changeTime());
    return page.size();
  }

  private Gathered gathered(ResultRow row) {
    return new Gathered(
        Delivery.Event.RESULT, row.feedPosition(), row.taskId(), row.phoneId(), text.of(row));
  }

  private Gathered gathered(PollingResultRow row) {
    return new Gathered(
        Delivery.Event.POLLING_RESULT, row.id(), row.taskId(), row.phoneId(), text.of(row));
  }

  private void add(FeedReading feeds, Reader reader, List<Gathered> changes) {
    if (changes.isEmpty()) {
      return;
    }
    feeds.add(
        reader.id(),
        changes.stream().map(change -> change.event().name()).toArray(String[]::new),
        changes.stream().map(Gathered::position).toArray(Long[]::new),
        changes.stream().map(Gathered::taskId).toArray(Long[]::new),
        changes.stream().map(Gathered::phoneId).toArray(String[]::new),
        changes.stream().map(Gathered::rowJson).toArray(String[]::new),
        clock.instant());
  }
}

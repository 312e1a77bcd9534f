package io.dialer.mango.webhook;

import io.dialer.core.database.GroupCommit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores webhooks as they came.
 *
 * <p>Webhooks that arrive together are committed together ({@link GroupCommit}).
 */
public final class MangoInbox {

  private static final Logger LOG = LoggerFactory.getLogger(MangoInbox.class);
  private final InboxStore store;
  private final InstantSource clock;
  private final Runnable onStored;
  private final GroupCommit<Letter, Letter> commit =
      new GroupCommit<>("webhook-storing", this::insert);

  /** A webhook on its way into the table. */
  private record Letter(String path, String body) {

    static Letter of(String path, String body) {
      return new Letter(storable(path), storable(body));
    }

    /** PostgreSQL's text has no room for NUL; a webhook that holds one is malformed anyway. */
    private static String storable(String text) {
      return text.replace('\0', '\uFFFD');
    }
  }

  /**
   * A way into the table.
   *
   * @param onStored called after every commit, to wake whoever applies webhooks; must be quick
   */
  public MangoInbox(Jdbi jdbi, InstantSource clock, Runnable onStored) {
    this.store = jdbi.onDemand(InboxStore.class);
    this.clock = clock;
    this.onStored = onStored;
  }

  /**
   * Stores a webhook soon, with those that come at the same time.
   *
   * @param path the webhook's kind, such as {@code events/call}
   * @param body its JSON as received
   * @return done when it is committed; when it fails, the webhook is nowhere
   */
  public CompletableFuture<?> store(String path, String body) {
    return commit.write(Letter.of(path, body));
  }

  /** How many webhooks are stored and not yet done with. */
  public long waiting() {
    return store.waiting();
  }

  /** When the webhook came that has waited longest; empty when none waits. */
  public Optional<Instant> oldestWaiting() {
    return store.oldestWaiting();
  }

  /** When the last webhook came; empty when none is kept. */
  public Optional<Instant> lastReceived() {
    return store.lastReceived();
  }

  /** Whether a webhook that holds this text came since then. */
  public boolean cameWith(String text, Instant since) {
    return store.cameWith(text, since);
  }

  private List<Letter> insert(List<Letter> letters) {
    store.insert(
        letters.stream().map(Letter::path).toArray(String[]::new),
        letters.stream().map(Letter::body).toArray(String[]::new),
        clock.instant());
    try {
      onStored.run();
    } catch (RuntimeException e) {
      LOG.error("Webhooks were stored, but nobody could be told", e);
    }
    return letters;
  }
}

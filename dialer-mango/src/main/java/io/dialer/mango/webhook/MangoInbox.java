package io.dialer.mango.webhook;

import io.dialer.core.database.DatabaseTrouble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores webhooks as they came.
 *
 * <p>Webhooks that arrive together are committed together: of the threads that wait, one writes for
 * all, while the next ones gather. No thread returns before its webhook is committed.
 */
public final class MangoInbox {

  private static final Logger LOG = LoggerFactory.getLogger(MangoInbox.class);
  private static final int BATCH = 500;
  private static final int WAITING = 5_000;

  private final InboxStore store;
  private final InstantSource clock;
  private final Runnable onStored;
  private final BlockingQueue<Letter> waiting = new ArrayBlockingQueue<>(WAITING);
  private final ReentrantLock gate = new ReentrantLock();
  private final Condition written = gate.newCondition();
  private boolean writing;

  /** A webhook was not stored and must not be answered as if it were. */
  public static final class NotStored extends Exception {
    private static final long serialVersionUID = 1L;

    NotStored(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** A webhook on its way into the table; all but its text is guarded by {@link #gate}. */
  private static final class Letter {
    final String path;
    final String body;
    boolean handled;
    @Nullable Throwable failure;

    Letter(String path, String body) {
      this.path = storable(path);
      this.body = storable(body);
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
   * Returns when the webhook is committed.
   *
   * @param path the webhook's kind, such as {@code events/call}
   * @param body its JSON as received
   * @throws NotStored when it is not; it is then nowhere
   */
  public void store(String path, String body) throws NotStored {
    Letter letter = new Letter(path, body);
    if (!waiting.offer(letter)) {
      throw new NotStored(WAITING + " webhooks wait to be stored already", null);
    }
    gate.lock();
    try {
      while (!letter.handled) {
        if (writing) {
          written.awaitUninterruptibly();
        } else {
          writeForAll();
        }
      }
    } finally {
      gate.unlock();
    }
    if (letter.failure != null) {
      throw new NotStored("the database did not take it: " + root(letter.failure), letter.failure);
    }
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

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Called with the gate locked; it is open while the database writes, so that others gather. */
  private void writeForAll() {
    List<Letter> batch = new ArrayList<>();
    waiting.drainTo(batch, BATCH);
    writing = true;
    gate.unlock();
    try {
      write(batch);
    } finally {
      gate.lock();
      writing = false;
      batch.forEach(letter -> letter.handled = true);
      written.signalAll();
    }
  }

  private void write(List<Letter> batch) {
    Throwable failure = insert(batch);
    if (failure != null && DatabaseTrouble.isBadValue(failure)) {
      // One that cannot be stored must not take the others with it.
      batch.forEach(letter -> insert(List.of(letter)));
    }
    try {
      onStored.run();
    } catch (RuntimeException e) {
      LOG.error("Webhooks were stored, but nobody could be told", e);
    }
  }

  private @Nullable Throwable insert(List<Letter> letters) {
    Throwable failure = null;
    try {
      store.insert(
          letters.stream().map(letter -> letter.path).toArray(String[]::new),
          letters.stream().map(letter -> letter.body).toArray(String[]::new),
          clock.instant());
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    for (Letter letter : letters) {
      letter.failure = failure;
    }
    return failure;
  }
}

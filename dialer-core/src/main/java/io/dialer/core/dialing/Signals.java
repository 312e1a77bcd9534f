package io.dialer.core.dialing;

import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells every node on the database that there may be something to dial. A lost signal does no harm:
 * the dial loop looks by itself every second.
 */
public final class Signals implements AutoCloseable {
  private static final String CHANNEL = "dialer_work";
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Jdbi jdbi;
  private final Loop loop;
  private final Runnable onSignal;
  private volatile boolean closing;

  /**
   * Signals of one node.
   *
   * @param onSignal told on a thread of the signals' own; it must not wait
   */
  public Signals(Jdbi jdbi, Runnable onSignal) {
    this.jdbi = jdbi;
    this.onSignal = onSignal;
    this.loop = new Loop("signals", Duration.ofSeconds(1), this::listen);
  }

  /** Begins to listen. */
  public Signals start() {
    loop.start();
    return this;
  }

  /** Tells all nodes. */
  public void send() {
    jdbi.useHandle(handle -> handle.execute("NOTIFY " + CHANNEL));
  }

  /** Listens on one connection until this node stops or the connection fails. */
  private int listen() {
    try (Handle handle = jdbi.open()) {
      handle.execute("LISTEN " + CHANNEL);
      PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
      while (!closing) {
        PGNotification[] heard = connection.getNotifications(Math.toIntExact(PATIENCE.toMillis()));
        if (heard != null && heard.length > 0) {
          onSignal.run();
        }
      }
      handle.execute("UNLISTEN " + CHANNEL);
      return 0;
    } catch (SQLException e) {
      throw new IllegalStateException("signals cannot be heard now", e);
    }
  }

  @Override
  public void close() {
    closing = true;
    loop.close();
  }
}

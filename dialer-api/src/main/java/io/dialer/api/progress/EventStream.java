package io.dialer.api.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One client that is told as things happen, with server-sent events. Nothing here waits for it:
 * bytes are handed over only while the connection takes them, and of what a slow client has not
 * read only the newest is kept.
 */
final class EventStream implements WriteListener {
  private static final String HEARTBEAT = ":\n\n";

  private final ServletOutputStream out;
  private final Runnable completion;
  private final Instant since;
  private @Nullable String next;
  private boolean begun;
  private boolean unflushed;
  private boolean ending;
  private boolean over;

  /**
   * A stream that has not begun.
   *
   * @param completion ends the reply
   */
  EventStream(ServletOutputStream out, Runnable completion, Instant since) {
    this.out = out;
    this.completion = completion;
    this.since = since;
  }

  /**
   * Begins the reply.
   *
   * @param request asynchronous already; it ends with this stream
   */
  static EventStream open(AsyncContext request, Instant now) throws IOException {
    HttpServletResponse response = (HttpServletResponse) request.getResponse();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // nginx would keep the events back otherwise.
    response.setHeader("X-Accel-Buffering", "no");
    request.setTimeout(0);
    EventStream stream = new EventStream(response.getOutputStream(), request::complete, now);
    response.getOutputStream().setWriteListener(stream);
    return stream;
  }

  /** One event as it goes over the wire. */
  static String event(String name, String json) {
    return "event: %s\ndata: %s\n\n".formatted(name, json);
  }

  /** Tells an event; it takes the place of one that could not be sent yet. */
  synchronized void tell(String event) {
    if (!ending) {
      next = event;
      send();
    }
  }

  /** Shows the client, and whatever stands between, that the stream is alive. */
  synchronized void beat() {
    if (next == null && !ending) {
      next = HEARTBEAT;
      send();
    }
  }

  /** Tells a last event after those told, and ends. */
  synchronized void end(String event) {
    if (!ending) {
      next = next == null ? event : next + event;
      ending = true;
      send();
    }
  }

  /** Whether the client has gone, or has been told all. */
  synchronized boolean isOver() {
    return over;
  }

  boolean isOlderThan(Instant moment) {
    return since.isBefore(moment);
  }

  @Override
  public synchronized void onWritePossible() {
    begun = true;
    send();
  }

  @Override
  public synchronized void onError(Throwable thrown) {
    complete();
  }

  private void send() {
    try {
      while (begun && !over && out.isReady()) {
        if (next != null) {
          byte[] bytes = next.getBytes(UTF_8);
          next = null;
          unflushed = true;
          out.write(bytes);
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else if (ending) {
          complete();
        } else {
          return;
        }
      }
    } catch (IOException | IllegalStateException e) {
      complete();
    }
  }

  private void complete() {
    if (!over) {
      over = true;
      try {
        completion.run();
      } catch (IllegalStateException e) {
        // The container has ended it already.
      }
    }
  }
}

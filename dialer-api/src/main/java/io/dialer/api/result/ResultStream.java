package io.dialer.api.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.result.PollingResultRow;
import io.dialer.core.result.ResultFeed;
import io.dialer.core.result.ResultRow;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Step 8 of a call's life over REST: rows go from the database to the client as they are read. */
public final class ResultStream {
  private static final int PATIENCE_SECONDS = 3;

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final ResultJson rows;
  private final Semaphore places;

  /**
   * Streams of results.
   *
   * @param atOnce how many may be under way: each keeps a connection until its client has read all,
   *     and slow readers must not take the connections that calls and webhooks need
   */
  public ResultStream(Jdbi jdbi, ObjectMapper json, int atOnce) {
    this.places = new Semaphore(atOnce);
    this.jdbi = jdbi;
    this.json = json;
    this.rows = new ResultJson(json);
  }

  /** A page of results. */
  StreamingOutput results(Function<ResultFeed, Stream<ResultRow>> page, String cursorBefore) {
    return envelope(
        (out, feed) -> {
          ResultRow last = writeAll(out, "results", page.apply(feed), rows::write);
          out.writeStringField("cursor", last == null ? cursorBefore : Cursor.of(last).text());
        });
  }

  /** A page of polling results. */
  StreamingOutput pollingResults(
      Function<ResultFeed, Stream<PollingResultRow>> page, String cursorBefore) {
    return envelope(
        (out, feed) -> {
          PollingResultRow last = writeAll(out, "results", page.apply(feed), rows::write);
          out.writeStringField("cursor", last == null ? cursorBefore : Cursor.of(last).text());
        });
  }

  /**
   * A task with all its rows.
   *
   * @param task written before the rows, as the reply's {@code data}
   */
  public StreamingOutput ofTask(long taskId, Object task) {
    return envelope(
        (out, feed) -> {
          for (var field : json.valueToTree(task).properties()) {
            out.writeObjectField(field.getKey(), field.getValue());
          }
          writeAll(out, "results", feed.ofTask(taskId), rows::write);
          writeAll(out, "resultsPoling", feed.pollingOfTask(taskId), rows::write);
        });
  }

  /** Writes what stands in the reply's {@code data}. */
  private interface Data {
    void write(JsonGenerator out, ResultFeed feed) throws IOException;
  }

  /** Writes one row. */
  private interface RowWriter<T> {
    void write(JsonGenerator out, T row) throws IOException;
  }

  private StreamingOutput envelope(Data data) {
    return output -> {
      if (!hasPlace()) {
        throw new Refusal(503, "too many long replies are being read now; try again in a moment");
      }
      try {
        // The rows of one reply are of one moment, and a cursor needs a transaction.
        jdbi.useTransaction(
            handle -> {
              ResultFeed feed = handle.attach(ResultFeed.class);
              feed.waitForReaders();
              write(output, data, feed);
            });
      } finally {
        places.release();
      }
    };
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void write(OutputStream output, Data data, ResultFeed feed) throws IOException {
    Reply rest = Reply.ok();
    // Closed at the end only: closing after a failure would complete the JSON, and a client would
    // take part of a list for the whole.
    JsonGenerator out = json.getFactory().createGenerator(output);
    out.writeStartObject();
    out.writeBooleanField("result", true);
    out.writeObjectFieldStart("data");
    data.write(out, feed);
    out.writeEndObject();
    out.writeArrayFieldStart("messages");
    out.writeEndArray();
    out.writeStringField("function", rest.function());
    out.writeStringField("processor", rest.processor());
    out.writeNumberField("pid", rest.pid());
    out.writeEndObject();
    out.close();
  }

  private static <T> @Nullable T writeAll(
      JsonGenerator out, String name, Stream<T> rows, RowWriter<T> writer) throws IOException {
    T last = null;
    out.writeArrayFieldStart(name);
    try (rows) {
      for (var each = rows.iterator(); each.hasNext(); ) {
        last = each.next();
        writer.write(out, last);
      }
    }
    out.writeEndArray();
    return last;
  }
}

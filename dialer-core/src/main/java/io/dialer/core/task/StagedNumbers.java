package io.dialer.core.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Takes in the numbers of a list, one by one, in constant memory: they stream into a staging table
 * of the caller's transaction. Between the first number and {@link #close} the handle's connection
 * is busy with that stream.
 */
public final class StagedNumbers implements AutoCloseable {

  private final Handle handle;
  private @Nullable PGCopyOutputStream stream;
  private boolean listed;
  private int lines;

  StagedNumbers(Handle handle) {
    this.handle = handle;
  }

  /** The client sent a list, be it an empty one. */
  public void begin() {
    listed = true;
  }

  /**
   * Takes one number in.
   *
   * @param params the number's variables as JSON; null: none
   * @param timeCallAllow not to be called before that moment, Unix seconds; 0: at any time
   */
  public void add(PhoneNumber number, @Nullable String params, long timeCallAllow) {
    listed = true;
    StringBuilder row = new StringBuilder(96);
    row.append(lines++).append('\t');
    escape(row, number.phone()).append('\t');
    escape(row, number.phoneId()).append('\t');
    row.append(number.dialable() ? 't' : 'f').append('\t');
    if (params == null) {
      row.append("\\N");
    } else {
      escape(row, params);
    }
    row.append('\t').append(timeCallAllow).append('\n');
    try {
      open().write(row.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many numbers were taken in, repeated ones included. */
  int lines() {
    return lines;
  }

  boolean hasList() {
    return listed;
  }

  private PGCopyOutputStream open() {
    if (stream == null) {
      createStage();
      try {
        stream =
            new PGCopyOutputStream(
                handle.getConnection().unwrap(PGConnection.class),
                "COPY staged_numbers (line, phone, phone_id, dialable, params, time_call_allow) FROM STDIN");
      } catch (SQLException e) {
        throw new IllegalStateException("numbers cannot be staged", e);
      }
    }
    return stream;
  }

  private void createStage() {
    NumberStore numbers = handle.attach(NumberStore.class);
    numbers.takeTime();
    numbers.createStage();
  }

  private static StringBuilder escape(StringBuilder row, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> row.append("\\\\");
        case '\t' -> row.append("\\t");
        case '\n' -> row.append("\\n");
        case '\r' -> row.append("\\r");
        default -> row.append(c);
      }
    }
    return row;
  }

  /** Ends the stream; what was staged can be merged then. */
  @Override
  public void close() {
    try {
      if (stream != null) {
        stream.close();
      } else if (listed) {
        createStage();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

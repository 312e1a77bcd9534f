package io.dialer.core.database;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns, as PostgreSQL's {@code unnest} takes them: so many rows are written by
 * one statement.
 *
 * @param <R> a row
 */
public final class Columns<R> {
  private final List<R> rows;

  private Columns(List<R> rows) {
    this.rows = rows;
  }

  public static <R> Columns<R> of(List<R> rows) {
    return new Columns<>(rows);
  }

  public Long[] longs(ToLongFunction<R> value) {
    return rows.stream().map(value::applyAsLong).toArray(Long[]::new);
  }

  public Integer[] ints(ToIntFunction<R> value) {
    return rows.stream().map(value::applyAsInt).toArray(Integer[]::new);
  }

  /** Texts; also for flags and other types that the statement casts to. */
  public @Nullable String[] texts(Function<R, @Nullable Object> value) {
    return rows.stream()
        .map(value)
        .map(one -> one == null ? null : one.toString())
        .toArray(String[]::new);
  }

  /** Moments as texts, which the statement casts to {@code timestamptz[]}. */
  public @Nullable String[] moments(Function<R, @Nullable Instant> value) {
    return texts(value::apply);
  }
}

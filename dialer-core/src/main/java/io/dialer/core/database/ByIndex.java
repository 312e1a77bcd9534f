package io.dialer.core.database;

import org.jdbi.v3.core.Handle;

/**
 * For transactions that look for a few rows of large tables by their keys, many times a second: the
 * plans are known beforehand, and no table is ever to be read from end to end.
 */
public final class ByIndex {

  private ByIndex() {}

  /**
   * Has the transaction's statements planned once per connection, and by index. PostgreSQL would
   * plan them anew each time, or keep a plan from when the tables were small. Nothing is compiled:
   * what a plan may cost at most says nothing of what it does cost.
   */
  public static void only(Handle handle) {
    handle.execute(
        "SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off;"
            + " SET LOCAL jit = off");
  }
}

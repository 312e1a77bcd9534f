package io.dialer.core.database;

import org.jdbi.v3.core.Handle;

/** How PostgreSQL is to plan a transaction's statements, where its own judgement is wrong. */
public final class Plans {

  private Plans() {}

  /**
   * What {@link #byIndex} does, for the {@code FROM} of a transaction's first {@code SELECT}, which
   * then needs no statement of its own.
   */
  public static final String BY_INDEX =
      """
      set_config('plan_cache_mode', 'force_generic_plan', true) AS plans_kept,
      set_config('enable_seqscan', 'off', true) AS by_index,
      set_config('jit', 'off', true) AS not_compiled
      """;

  /**
   * For transactions that look for a few rows of large tables by their keys, many times a second:
   * their statements are planned once per connection, and by index. PostgreSQL would plan them anew
   * each time, or keep a plan from when the tables were small. Nothing is compiled: what a plan may
   * cost at most says nothing of what it does cost.
   */
  public static void byIndex(Handle handle) {
    handle.execute("SELECT FROM " + BY_INDEX);
  }

  /**
   * Has the transaction's statements planned for the tables as they are. How many rows wait, or how
   * many calls are live, changes faster than PostgreSQL's statistics: a plan kept from when there
   * were few would read all of them later.
   */
  public static void afresh(Handle handle) {
    handle.execute("SET LOCAL plan_cache_mode = force_custom_plan");
  }
}

package io.dialer.mango.webhook;

import io.dialer.core.database.TestDatabase;
import java.util.List;

/** Reads the table of webhooks as one line each. */
final class InboxRows {

  private InboxRows() {}

  /** {@code path outcome tries}, in the order of their ids; a dash for a webhook still due. */
  static List<String> of(TestDatabase database) {
    return list(
        database,
        "SELECT concat_ws(' ', path, coalesce(outcome, '-'), tries) FROM mango_inbox ORDER BY id");
  }

  static List<String> list(TestDatabase database, String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
  }
}

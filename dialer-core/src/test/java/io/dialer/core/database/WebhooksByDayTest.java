package io.dialer.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database from before webhooks lay in partitions is brought up to date. */
class WebhooksByDayTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void storedWebhooksStayAsTheyWere() throws Exception {
    DATABASE.jdbi().useHandle(h -> h.execute("CREATE DATABASE of_before"));
    String url = DATABASE.url().replaceFirst("/test_[0-9]+", "/of_before");
    try (Connection connection = DriverManager.getConnection(url, DATABASE.user(), "");
        Liquibase liquibase =
            new Liquibase(
                "migrations.xml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(connection))) {
      migrateUpTo("mango-inbox-by-day", liquibase);
      Jdbi old = Jdbi.create(() -> DriverManager.getConnection(url, DATABASE.user(), ""));
      old.useHandle(WebhooksByDayTest::store);
      List<String> before = old.withHandle(WebhooksByDayTest::rows);
      liquibase.update("");
      assertThat(old.withHandle(WebhooksByDayTest::rows)).hasSize(4).isEqualTo(before);
      assertThat(old.withHandle(WebhooksByDayTest::nextId)).isEqualTo(5);
    } finally {
      DATABASE.jdbi().useHandle(h -> h.execute("DROP DATABASE of_before WITH (FORCE)"));
    }
  }

  private static void migrateUpTo(String changeSet, Liquibase liquibase) throws Exception {
    List<String> all =
        liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).stream()
            .map(ChangeSet::getId)
            .toList();
    liquibase.update(all.indexOf(changeSet), "");
  }

  /** Old ones, a failed one, and one from a node whose clock is ahead. */
  private static void store(Handle handle) {
    handle.execute(
        """
        INSERT INTO mango_inbox (path, body, received_at, due_at, outcome, reason)
        VALUES ('events/call', '{"n":1}', now() - interval '20 days', NULL, 'APPLIED', NULL),
               ('events/call', '{"n":2}', now() - interval '1 hour', NULL, 'FAILED', 'why'),
               ('events/call', '{"n":3}', now(), now(), NULL, NULL),
               ('events/call', '{"n":4}', now() + interval '2 days', now(), NULL, NULL)
        """);
  }

  private static List<String> rows(Handle handle) {
    return handle
        .createQuery(
            "SELECT concat_ws(' ', id, path, body, received_at, due_at, outcome, reason) FROM mango_inbox ORDER BY id")
        .mapTo(String.class)
        .list();
  }

  private static long nextId(Handle handle) {
    return handle
        .createQuery(
            "INSERT INTO mango_inbox (path, body, received_at, due_at) VALUES ('p', 'b', now(), now()) RETURNING id")
        .mapTo(Long.class)
        .one();
  }
}

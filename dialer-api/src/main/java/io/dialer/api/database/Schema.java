package io.dialer.api.database;

import java.sql.Connection;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Whether the database looks as this version of the dialer expects it, and making it so. */
public final class Schema {

  /** The changelog, on the class path. */
  public static final String CHANGELOG = "migrations.xml";

  private Schema() {}

  /** What is yet to be applied, in the changelog's words; nothing is changed. */
  public static java.util.List<String> pending(Connection connection) throws LiquibaseException {
    return quietly(
        connection,
        liquibase ->
            liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).stream()
                .map(ChangeSet::getId)
                .toList());
  }

  /** Applies what is pending. */
  public static void migrate(Connection connection) throws LiquibaseException {
    quietly(
        connection,
        liquibase -> {
          liquibase.setShowSummary(UpdateSummaryEnum.OFF);
          liquibase.update(new Contexts());
          return liquibase;
        });
  }

  private interface Task<T> {
    T run(Liquibase liquibase) throws LiquibaseException;
  }

  private static <T> T quietly(Connection connection, Task<T> task) throws LiquibaseException {
    Map<String, Object> quiet =
        Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false);
    try {
      return Scope.child(
          quiet,
          () ->
              task.run(
                  new Liquibase(
                      CHANGELOG,
                      new ClassLoaderResourceAccessor(),
                      new JdbcConnection(connection))));
    } catch (LiquibaseException e) {
      throw e;
    } catch (Exception e) {
      throw new LiquibaseException(e);
    }
  }
}

package io.dialer.core.database;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.sqlobject.SqlObjectFactory;

/**
 * What JDBI knows of our SQL interfaces. It reads an interface's annotations by reflection when a
 * handle first uses it, and a handle forgets them with its transaction, which costs more than most
 * statements. Read once, they are known to every handle.
 */
public final class SqlObjects {

  private SqlObjects() {}

  /** Reads the annotations of interfaces that are used many times a second. */
  public static void learn(Jdbi jdbi, Class<?>... interfaces) {
    Extensions extensions = jdbi.getConfig(Extensions.class);
    extensions
        .findFactory(SqlObjectFactory.class)
        .ifPresent(
            factory -> {
              for (Class<?> one : interfaces) {
                extensions.findMetadata(one, factory);
              }
            });
  }
}

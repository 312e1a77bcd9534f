package io.dialer.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void isMigratedAndInATimeZoneThatIsNobodysHome() {
    long numbers =
        DATABASE
            .jdbi()
            .withHandle(h -> h.createQuery("SELECT count(*) FROM numbers").mapTo(Long.class).one());
    assertThat(numbers).isZero();
    DATABASE.clear();
  }
}

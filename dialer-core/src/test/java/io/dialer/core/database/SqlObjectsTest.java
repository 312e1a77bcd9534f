package io.dialer.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlObjectsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Jdbi jdbi = DATABASE.jdbi();

  /** What an interface may hold. */
  @RegisterConstructorMapper(Pairs.Pair.class)
  interface Pairs {
    record Pair(int one, String other) {}

    @SqlQuery("SELECT n AS one, n || ' < <none>' AS other FROM generate_series(1, :most) n")
    List<Pair> upTo(@Bind("most") int most);

    @SqlUpdate("INSERT INTO sql_objects_test VALUES (:n)")
    void add(@Bind("n") int n);

    @SqlQuery("SELECT count(*) FROM sql_objects_test")
    int count();

    @SqlQuery(
        "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid() AND query LIKE '%activity%'")
    String itself();

    @Transaction
    default int addThenFail(int n) {
      add(n);
      throw new IllegalStateException(count() + " now");
    }
  }

  @BeforeEach
  void table() {
    jdbi.useHandle(
        h ->
            h.execute(
                "DROP TABLE IF EXISTS sql_objects_test; CREATE TABLE sql_objects_test (n int)"));
  }

  @Test
  void textIsTakenAsItIsAndMappersOfTheInterfaceAreUsed() {
    assertThat(jdbi.onDemand(Pairs.class).upTo(2))
        .containsExactly(new Pairs.Pair(1, "1 < <none>"), new Pairs.Pair(2, "2 < <none>"));
  }

  @Test
  void defaultMethodsUseTheSameTransaction() {
    try (Handle handle = jdbi.open()) {
      Pairs pairs = handle.attach(Pairs.class);
      assertThatThrownBy(() -> pairs.addThenFail(1)).hasMessage("1 now");
      assertThat(pairs.count()).isZero();
    }
  }

  @Test
  void handlesDoNotShareTransactions() {
    try (Handle one = jdbi.open();
        Handle other = jdbi.open()) {
      Pairs inTransaction = one.attach(Pairs.class);
      Pairs beside = other.attach(Pairs.class);
      one.begin();
      inTransaction.add(1);
      assertThat(inTransaction.count()).isEqualTo(1);
      assertThat(beside.count()).isZero();
      one.rollback();
    }
  }

  @Test
  void theServerShowsWhoseStatementItIs() {
    assertThat(jdbi.onDemand(Pairs.class).itself()).startsWith("/* Pairs.itself */ SELECT");
  }

  @Test
  void anInterfaceIsEqualToItselfAlone() {
    try (Handle handle = jdbi.open()) {
      Pairs pairs = handle.attach(Pairs.class);
      Set<Pairs> both = new HashSet<>(List.of(pairs, handle.attach(Pairs.class)));
      assertThat(both).hasSize(2).contains(pairs);
      assertThat(pairs).hasToString(Pairs.class.getName() + " of a handle");
    }
  }
}

package io.dialer.core.call;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.database.Plans;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.Command;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an event reads, by PostgreSQL's own count. */
class EventReadsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final int CALLS = 300;

  private final TestEngine engine = new TestEngine(DATABASE);

  /** At night nobody is called; in the morning PostgreSQL knows nothing of the first calls. */
  @Test
  void readsItsOwnCallThoughStatisticsKnowOfNone() {
    engine.poll("9", Polls.survey());
    String[] phones =
        IntStream.range(0, CALLS).mapToObj("9260000%03d"::formatted).toArray(String[]::new);
    aTask().toPoll("9").channels(CALLS).withNumbers(phones).save(engine.createTask);
    engine.execute("ANALYZE");
    while (engine.dialLoop.tick() > 0) {}
    assertThat(engine.count("SELECT count(*) FROM live_calls_by_task")).isEqualTo(CALLS);
    Command.DialToPoll dialled = (Command.DialToPoll) engine.telephony.last();
    PbxCall call = new PbxCall("entry", dialled.commandId(), dialled.phone());
    for (CallEvent event : call.polled("1")) {
      assertThat(readBy(event)).as(event.toString()).isBetween(1L, 20L);
    }
    assertThat(engine.answers()).hasSize(1);
  }

  private long readBy(CallEvent event) {
    return engine.jdbi.inTransaction(
        handle -> {
          long before = rowsRead(handle);
          Plans.byIndex(handle);
          engine.applyCallEvent.applyAll(handle, List.of(event));
          return rowsRead(handle) - before;
        });
  }

  private static long rowsRead(Handle handle) {
    return handle
        .select(
            """
            SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_xact_user_tables
            WHERE relname IN ('calls', 'legs', 'numbers')
            """)
        .mapTo(Long.class)
        .one();
  }
}

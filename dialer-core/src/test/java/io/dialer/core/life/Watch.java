package io.dialer.core.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.call.CallMoves;
import io.dialer.core.call.CallState;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.result.ResultFeed;
import io.dialer.core.result.ResultRow;
import io.dialer.core.task.TaskState;
import io.dialer.core.telephony.Command;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Looks at the database and at what reached the PBX after every step, and remembers. */
public final class Watch {

  /** An attempt as it is now. */
  public record Attempt(
      long id,
      String commandId,
      long numberId,
      long taskId,
      CallState state,
      boolean live,
      boolean due) {}

  /** A task's limit. */
  public record Limited(long id, int state, int channels) {}

  /** A number as it is now. */
  public record Listed(long id, String status, @Nullable String result) {}

  private final Jdbi jdbi;
  private final InMemoryTelephony pbx;
  private final Map<Long, CallState> states = new HashMap<>();
  private final Map<Long, Integer> channels = new HashMap<>();
  private final Map<Long, String> results = new HashMap<>();

  /** Commands that had dialled a number when it got its last word. */
  private final Map<Long, Integer> dialledBefore = new HashMap<>();

  private final Map<Long, ResultRow> read = new HashMap<>();
  private long readUntil;

  Watch(Jdbi jdbi, InMemoryTelephony pbx) {
    this.jdbi = jdbi;
    this.pbx = pbx;
  }

  void check() {
    List<Attempt> attempts =
        rows(
            Attempt.class,
            """
            SELECT id, command_id, number_id, task_id, state, ended_at IS NULL AS live, due_at IS NOT NULL AS due
            FROM calls ORDER BY id
            """);
    List<Listed> numbers = rows(Listed.class, "SELECT id, status, result FROM numbers");
    List<String> commands = pbx.log().stream().map(Command::commandId).toList();
    assertThat(commands).as("every command is sent once").doesNotHaveDuplicates();
    moves(attempts);
    channels(attempts);
    whoIsCalled(attempts, numbers);
    lastWords(attempts, numbers, new HashSet<>(commands));
  }

  private void moves(List<Attempt> attempts) {
    for (Attempt now : attempts) {
      CallState before = states.put(now.id(), now.state());
      assertThat(before == null || before == now.state() || CallMoves.allows(before, now.state()))
          .as("attempt %d went from %s to %s", now.id(), before, now.state())
          .isTrue();
      assertThat(now.due()).as("deadline of %s", now).isEqualTo(now.live());
    }
  }

  /** Fewer channels than there are calls leave those calls alone; nobody joins them. */
  private void channels(List<Attempt> attempts) {
    Map<Long, Long> live =
        attempts.stream()
            .filter(Attempt::live)
            .collect(Collectors.groupingBy(Attempt::taskId, Collectors.counting()));
    for (Limited task : tasks()) {
      int calls = live.getOrDefault(task.id(), 0L).intValue();
      int allowed = channels.getOrDefault(task.id(), World.CHANNELS);
      assertThat(calls).as("live calls of task %d", task.id()).isLessThanOrEqualTo(allowed);
      channels.put(task.id(), Math.max(task.channels(), calls));
    }
  }

  /** Tasks were edited: what each may have is what it has, or its new limit. */
  void edited() {
    tasks().forEach(task -> channels.merge(task.id(), task.channels(), Math::max));
  }

  private List<Limited> tasks() {
    return rows(Limited.class, "SELECT id, state, max_count_channels AS channels FROM tasks");
  }

  private static void whoIsCalled(List<Attempt> attempts, List<Listed> numbers) {
    Set<Long> called =
        attempts.stream().filter(Attempt::live).map(Attempt::numberId).collect(Collectors.toSet());
    Set<Long> calling =
        numbers.stream()
            .filter(number -> number.status().equals("CALLING"))
            .map(Listed::id)
            .collect(Collectors.toSet());
    assertThat(calling).as("numbers that are called").isEqualTo(called);
  }

  private void lastWords(List<Attempt> attempts, List<Listed> numbers, Set<String> commands) {
    for (Listed number : numbers) {
      int dialled =
          (int)
              attempts.stream()
                  .filter(attempt -> attempt.numberId() == number.id())
                  .filter(attempt -> commands.contains(attempt.commandId()))
                  .count();
      if (number.result() != null) {
        assertThat(number.result())
            .as("result of number %d", number.id())
            .isEqualTo(results.computeIfAbsent(number.id(), id -> number.result()));
      }
      assertThat(results.containsKey(number.id()) && number.result() == null)
          .as("number %d lost its result", number.id())
          .isFalse();
      if (number.status().equals("FINISHED")) {
        assertThat(number.result()).as("result of number %d", number.id()).isNotNull();
        assertThat(dialled)
            .as("how often number %d was dialled", number.id())
            .isEqualTo(dialledBefore.computeIfAbsent(number.id(), id -> dialled));
      } else {
        assertThat(dialledBefore).as("numbers that are done").doesNotContainKey(number.id());
      }
    }
  }

  /** Reads the feed as a CRM does: from the last stamp that it saw. */
  void read() {
    inFeed(
        feed -> feed.since(readUntil, ResultFeed.PAGE),
        row -> {
          assertThat(row.changeTime()).as("stamps").isGreaterThanOrEqualTo(readUntil);
          readUntil = row.changeTime();
          read.put(row.id(), row);
        });
  }

  private void inFeed(Function<ResultFeed, Stream<ResultRow>> query, Consumer<ResultRow> seen) {
    jdbi.useTransaction(
        handle -> {
          try (Stream<ResultRow> rows = query.apply(handle.attach(ResultFeed.class))) {
            rows.forEach(seen);
          }
        });
  }

  boolean isAllOver() {
    return rows(Listed.class, "SELECT id, status, result FROM numbers WHERE status <> 'FINISHED'")
        .isEmpty();
  }

  /** Everything has ended, and who read along knows all of it. */
  void checkEnd() {
    check();
    assertThat(isAllOver()).as("every number has its last word").isTrue();
    for (Limited task : tasks()) {
      assertThat(task.state()).as("state of %s", task).isEqualTo(TaskState.CLOSED.number());
      inFeed(feed -> feed.ofTask(task.id()), row -> assertThat(read).containsEntry(row.id(), row));
    }
  }

  private <T> List<T> rows(Class<T> type, String sql) {
    return jdbi.withHandle(
        handle ->
            handle
                .registerRowMapper(ConstructorMapper.factory(type))
                .select(sql)
                .mapTo(type)
                .list());
  }
}

package io.dialer.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds a list of any length to a task. All of it happens or nothing: the list streams into a table
 * of its own and is merged in the same transaction. Numbers that the list does not have stay.
 */
public final class ImportNumbers {
  private static final Logger LOG = LoggerFactory.getLogger(ImportNumbers.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Jdbi jdbi;
  private final InstantSource clock;

  public ImportNumbers(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * What makes the repeat of an import harmless.
   *
   * @param key the client's, unique per task
   * @param requestSha256 of what was asked under it, in hex
   */
  public record Once(String key, String requestSha256) {}

  /** The client's key was used for another request. */
  public static final class KeyTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyTaken(String key) {
      super(
          "the key \"%s\" was used for another list, or another onError, already; give every list a key of its own"
              .formatted(key));
    }
  }

  /** Another list is being taken into the task: the same request will do later. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy(long taskId) {
      super(
          "another list is being taken into task %d now; send this one again when that is done"
              .formatted(taskId));
    }
  }

  /**
   * Imports a list.
   *
   * @param once null: a repeat of the request imports again, which changes nothing that is there
   * @param reading reads the list: hands every number on and returns the lines it rejects; what it
   *     throws undoes the import
   * @return what came of it, now or when it was done first
   * @throws CreateTask.NoSuchTask if there is no task of that id
   * @throws KeyTaken if another request was made under the same key
   * @throws Busy if another list is being taken into the task
   */
  public ImportReport importInto(
      long taskId, @Nullable Once once, Function<StagedNumbers, ImportReport.Rejected> reading) {
    return jdbi.inTransaction(
        handle -> {
          // Also keeps the task from closing itself before its new numbers are there.
          Task task =
              handle
                  .attach(TaskStore.class)
                  .hold(taskId)
                  .orElseThrow(() -> new CreateTask.NoSuchTask(taskId));
          if (!handle.attach(NumberStore.class).takeTurn(taskId)) {
            throw new Busy(taskId);
          }
          Optional<ImportReport> done =
              once == null ? Optional.empty() : reportOf(handle, taskId, once);
          return done.orElseGet(() -> imported(handle, task, once, reading));
        });
  }

  private ImportReport imported(
      Handle handle,
      Task task,
      @Nullable Once once,
      Function<StagedNumbers, ImportReport.Rejected> reading) {
    ImportReport report = merged(handle, task, reading);
    if (once != null) {
      handle
          .attach(ImportStore.class)
          .keep(task.id(), once.key(), once.requestSha256(), write(report), clock.instant());
    }
    LOG.info(
        "task {}: {} numbers imported, {} of them new; {} lines rejected",
        task.id(),
        report.read(),
        report.added(),
        report.rejected().count());
    return report;
  }

  private ImportReport merged(
      Handle handle, Task task, Function<StagedNumbers, ImportReport.Rejected> reading) {
    StagedNumbers staged = new StagedNumbers(handle);
    ImportReport.Rejected rejected;
    try (staged) {
      staged.begin();
      rejected = reading.apply(staged);
    }
    NumberStore numbers = handle.attach(NumberStore.class);
    int repeated = numbers.prepareStage();
    int undialable = numbers.undialable();
    long now = clock.instant().getEpochSecond();
    NumberStore.Merged merged = numbers.merge(task.id(), staged.lines() - repeated, now);
    return new ImportReport(
        staged.lines(),
        merged.added(),
        merged.changed(),
        repeated,
        undialable,
        rejected,
        task.state() == TaskState.CLOSED.number());
  }

  private static Optional<ImportReport> reportOf(Handle handle, long taskId, Once once) {
    ImportStore.Done done = handle.attach(ImportStore.class).done(taskId, once.key());
    if (done == null) {
      return Optional.empty();
    }
    if (!done.requestSha256().equals(once.requestSha256())) {
      throw new KeyTaken(once.key());
    }
    try {
      return Optional.of(JSON.readValue(done.report(), ImportReport.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report of an import cannot be read", e);
    }
  }

  private static String write(ImportReport report) {
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report of an import cannot be written", e);
    }
  }
}

package io.dialer.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds a list of any length to a task. All of it happens or nothing: the list streams into a table
 * of its own and is merged by one statement, in one transaction. Numbers that the list does not
 * have stay.
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
   * @param bodySha256 of what was sent under it, in hex
   */
  public record Once(String key, String bodySha256) {}

  /** The client's key was used for another list. */
  public static final class KeyTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyTaken(String key) {
      super("the key \"%s\" was used for another list already".formatted(key));
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
   * @throws KeyTaken if another list was imported under the same key
   */
  public ImportReport importInto(
      long taskId, @Nullable Once once, Function<StagedNumbers, List<ImportReport.Line>> reading) {
    return jdbi.inTransaction(
        handle -> {
          // Also keeps the task from closing itself before its new numbers are there.
          if (handle.attach(TaskStore.class).hold(taskId).isEmpty()) {
            throw new CreateTask.NoSuchTask(taskId);
          }
          ImportStore imports = handle.attach(ImportStore.class);
          if (once != null
              && imports.take(taskId, once.key(), once.bodySha256(), clock.instant()) == 0) {
            return repeated(imports, taskId, once);
          }
          ImportReport report = imported(handle, taskId, reading);
          if (once != null) {
            imports.keep(taskId, once.key(), write(report));
          }
          LOG.info(
              "task {}: {} numbers imported, {} of them new; {} lines rejected",
              taskId,
              report.read(),
              report.added(),
              report.rejected().size());
          return report;
        });
  }

  private ImportReport imported(
      Handle handle, long taskId, Function<StagedNumbers, List<ImportReport.Line>> reading) {
    StagedNumbers staged = new StagedNumbers(handle);
    List<ImportReport.Line> rejected;
    try (staged) {
      staged.begin();
      rejected = reading.apply(staged);
    }
    NumberStore numbers = handle.attach(NumberStore.class);
    int repeated = numbers.prepareStage();
    int undialable = numbers.undialable();
    numbers.lockCalling(taskId);
    NumberStore.Merged merged = numbers.merge(taskId, clock.instant().getEpochSecond());
    return new ImportReport(
        staged.lines(), merged.added(), merged.changed(), repeated, undialable, rejected);
  }

  private static ImportReport repeated(ImportStore imports, long taskId, Once once) {
    ImportStore.Done done = imports.done(taskId, once.key());
    if (done == null || !done.bodySha256().equals(once.bodySha256())) {
      throw new KeyTaken(once.key());
    }
    try {
      return JSON.readValue(done.report(), ImportReport.class);
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

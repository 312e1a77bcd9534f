package io.dialer.core.result;

import io.dialer.core.result.NumberRows.AnsweredColumns;
import io.dialer.core.result.NumberRows.FinishedColumns;
import io.dialer.core.result.NumberRows.PassedColumns;
import io.dialer.core.result.NumberRows.ProgressColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of numbers in one transaction, gathered and written together. A number has at most
 * one live call, which the transaction has locked, so nobody else writes to it meanwhile.
 */
public final class NumberBook {
  private final Map<Long, Progress> progress = new TreeMap<>();
  private final Map<Long, Passed> passed = new TreeMap<>();
  private final Map<Long, Finished> finished = new TreeMap<>();
  private final TreeSet<Long> released = new TreeSet<>();
  private final List<Answered> answers = new ArrayList<>();

  /**
   * A call of a number has come further, though not to its end.
   *
   * @param state in old clients' words
   * @param outDialState how dialling the customer went; null when there is nothing to tell
   * @param callRef the PBX's id of the call
   * @param lastLeg the PBX's id of the leg that the news is of
   */
  public record Progress(
      long numberId,
      String state,
      @Nullable String outDialState,
      @Nullable String callRef,
      @Nullable String lastLeg) {}

  /**
   * The poll is passed while the call still goes on.
   *
   * @param closeTime when, Unix seconds
   */
  public record Passed(
      long numberId, @Nullable String callRef, @Nullable String lastLeg, long closeTime) {}

  /**
   * A number's last word.
   *
   * @param closeTime when, Unix seconds; a result that was recorded earlier keeps its time
   */
  public record Finished(
      long numberId,
      NumberResult result,
      @Nullable String callRef,
      @Nullable String lastLeg,
      long closeTime) {

    Finished since(long earlier) {
      return new Finished(numberId, result, callRef, lastLeg, earlier);
    }
  }

  /**
   * A key was pressed that the poll records.
   *
   * @param questionId the client's id of the question
   * @param result what the key means
   * @param exten the key
   */
  public record Answered(
      long taskId,
      long callId,
      long pollId,
      String questionId,
      String phoneId,
      String phone,
      String result,
      String exten) {}

  public void progress(Progress news) {
    progress.put(news.numberId(), news);
  }

  /** The first time counts. */
  public void passed(Passed news) {
    passed.putIfAbsent(news.numberId(), news);
  }

  /** What the number went through before, in this transaction, need not be written. */
  public void finish(Finished news) {
    progress.remove(news.numberId());
    Passed before = passed.remove(news.numberId());
    finished.put(news.numberId(), before == null ? news : news.since(before.closeTime()));
  }

  /** The number was not dialled after all: it goes back to its queue. */
  public void release(long numberId) {
    released.add(numberId);
  }

  public void answered(Answered answer) {
    answers.add(answer);
  }

  /** Writes it all: what a number went through first, then its end. */
  public void write(Handle handle) {
    ResultStore store = handle.attach(ResultStore.class);
    boolean none =
        progress.isEmpty() && passed.isEmpty() && finished.isEmpty() && answers.isEmpty();
    if (!none) {
      store.write(
          new ProgressColumns(progress.values()),
          new PassedColumns(passed.values()),
          new FinishedColumns(finished.values()),
          new AnsweredColumns(answers));
    }
    if (!released.isEmpty()) {
      store.release(released.toArray(Long[]::new));
    }
  }
}

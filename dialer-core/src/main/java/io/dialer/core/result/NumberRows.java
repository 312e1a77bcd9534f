package io.dialer.core.result;

import io.dialer.core.database.Columns;
import io.dialer.core.result.NumberBook.Answered;
import io.dialer.core.result.NumberBook.Finished;
import io.dialer.core.result.NumberBook.Passed;
import io.dialer.core.result.NumberBook.Progress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of numbers, as columns of their rows. */
public final class NumberRows {

  private NumberRows() {}

  /** Numbers that came further. */
  public static final class ProgressColumns {
    private final Columns<Progress> rows;

    ProgressColumns(Collection<Progress> rows) {
      this.rows = Columns.of(List.copyOf(rows));
    }

    public Long[] id() {
      return rows.longs(Progress::numberId);
    }

    public @Nullable String[] state() {
      return rows.texts(Progress::state);
    }

    public @Nullable String[] outDialState() {
      return rows.texts(Progress::outDialState);
    }

    public @Nullable String[] callRef() {
      return rows.texts(Progress::callRef);
    }

    public @Nullable String[] lastLeg() {
      return rows.texts(Progress::lastLeg);
    }
  }

  /** Numbers whose poll is passed. */
  public static final class PassedColumns {
    private final Columns<Passed> rows;

    PassedColumns(Collection<Passed> rows) {
      this.rows = Columns.of(List.copyOf(rows));
    }

    public Long[] id() {
      return rows.longs(Passed::numberId);
    }

    public @Nullable String[] callRef() {
      return rows.texts(Passed::callRef);
    }

    public @Nullable String[] lastLeg() {
      return rows.texts(Passed::lastLeg);
    }

    public Long[] closeTime() {
      return rows.longs(Passed::closeTime);
    }
  }

  /** Numbers that have their last word. */
  public static final class FinishedColumns {
    private final Columns<Finished> rows;

    FinishedColumns(Collection<Finished> rows) {
      this.rows = Columns.of(List.copyOf(rows));
    }

    public Long[] id() {
      return rows.longs(Finished::numberId);
    }

    public @Nullable String[] state() {
      return rows.texts(f -> f.result().state());
    }

    public @Nullable String[] code() {
      return rows.texts(f -> f.result().code());
    }

    public @Nullable String[] outDialState() {
      return rows.texts(f -> f.result().outDialState());
    }

    public @Nullable String[] inDialState() {
      return rows.texts(f -> f.result().inDialState());
    }

    public @Nullable String[] cause() {
      return rows.texts(f -> f.result().cause());
    }

    public @Nullable String[] callRef() {
      return rows.texts(Finished::callRef);
    }

    public @Nullable String[] lastLeg() {
      return rows.texts(Finished::lastLeg);
    }

    public Long[] closeTime() {
      return rows.longs(Finished::closeTime);
    }
  }

  /** Keys that were pressed. */
  public static final class AnsweredColumns {
    private final Columns<Answered> rows;

    AnsweredColumns(Collection<Answered> rows) {
      this.rows = Columns.of(List.copyOf(rows));
    }

    public Long[] taskId() {
      return rows.longs(Answered::taskId);
    }

    public Long[] callId() {
      return rows.longs(Answered::callId);
    }

    public Long[] pollId() {
      return rows.longs(Answered::pollId);
    }

    public @Nullable String[] questionId() {
      return rows.texts(Answered::questionId);
    }

    public @Nullable String[] phoneId() {
      return rows.texts(Answered::phoneId);
    }

    public @Nullable String[] phone() {
      return rows.texts(Answered::phone);
    }

    public @Nullable String[] result() {
      return rows.texts(Answered::result);
    }

    public @Nullable String[] exten() {
      return rows.texts(Answered::exten);
    }
  }
}

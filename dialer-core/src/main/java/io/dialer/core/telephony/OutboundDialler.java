package io.dialer.core.telephony;

import io.dialer.core.audio.Prompt;
import io.dialer.core.campaign.Hours;
import io.dialer.core.campaign.OutboundSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The port to a dialler that a PBX has of its own: it is handed lists of numbers, rings them as it
 * sees fit and tells what came of each.
 *
 * <p>A list that was never started calls nobody. Every method but {@link #takes} asks the PBX and
 * throws {@link NotDone} when it did not do as asked, or may not have.
 */
public interface OutboundDialler {

  /**
   * A list to be made.
   *
   * @param name unlike that of any other list; at most 70 characters
   * @param operators extensions of those who take the calls
   * @param voice what customers hear; null: nothing
   * @param hold what waiting customers hear; null: the PBX's own
   * @param schedule when to call, in UTC; empty: at any time
   * @param startsAt nobody is called before
   * @param endsAt nobody is called after
   */
  record Order(
      String name,
      OutboundSettings settings,
      List<String> operators,
      @Nullable Prompt voice,
      @Nullable Prompt hold,
      List<Hours> schedule,
      Instant startsAt,
      Instant endsAt) {}

  /**
   * A list that the PBX has.
   *
   * @param numbers how many numbers it holds
   * @param finished how many of them are done with
   */
  record Listed(long id, String name, int numbers, int finished) {}

  /** How far the PBX is with a list. */
  enum Stage {
    /** Nobody is called from it. */
    STOPPED,
    /** It waits for its hours. */
    PLANNED,
    /** Its numbers are called. */
    WORKING,
    /** The PBX is about to stop it, or at something else. */
    CHANGING,
    FINISHED,
    DELETING;

    /** Whether its numbers are called, now or as soon as its hours allow. */
    public boolean isDialled() {
      return this == WORKING || this == PLANNED;
    }

    /** Whether nobody is called from it any more. */
    public boolean isOver() {
      return this == FINISHED || this == DELETING;
    }
  }

  /**
   * The state of a list.
   *
   * @param byPerson whether somebody stopped it by hand in the PBX
   * @param reason why it is in this stage, for people
   */
  record Status(Stage stage, boolean byPerson, String reason) {}

  /**
   * One try to reach a number, or its end without any.
   *
   * @param dialled the number as it was handed over; null when the PBX does not say
   * @param code the PBX's own code, kept as received
   * @param digit the key that the customer pressed; null: none
   */
  record Try(@Nullable String dialled, ListOutcome outcome, String code, @Nullable String digit) {}

  /** Whether a number, as it is to be dialled, can be in a list at all. Asks nobody. */
  boolean takes(String dialled);

  /** Makes an empty list, not started; returns its id. */
  long create(Order order) throws NotDone;

  /** All lists that the PBX has, whoever made them. */
  List<Listed> lists() throws NotDone;

  /** Adds numbers to a list. They appear in it a while later. */
  void fill(long id, List<String> dialled) throws NotDone;

  /**
   * Whether the PBX does not know a list any more. Unlike {@link #status} it may have to wait: some
   * PBX take it ill when asked for what is not there.
   */
  boolean isMissing(long id) throws NotDone;

  /** How far the PBX is with a list. */
  Status status(long id) throws NotDone;

  /** Has a list dialled. Repeating it changes nothing. */
  void start(long id) throws NotDone;

  /** Has a list dialled no more; calls under way go on. */
  void stop(long id) throws NotDone;

  /** Removes a list that is stopped or finished. */
  void delete(long id) throws NotDone;

  /**
   * Tells of every try of a list so far, one by one, those of one number in their order. There may
   * be a hundred thousand, so none need be kept.
   *
   * @param tries told each; when this throws, some may have been told of
   */
  void report(long id, Consumer<Try> tries) throws NotDone;

  /**
   * The numbers of a finished list that nobody talked to, as far as they ended after {@code from}.
   */
  List<Try> finished(long id, Instant from, Instant to) throws NotDone;

  /** The PBX did not do what it was asked, or may not have. The message is for people. */
  final class NotDone extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CommandOutcome outcome;

    public NotDone(String message, CommandOutcome outcome) {
      super(message);
      this.outcome = outcome;
    }

    /** Whether it may have been done. */
    public boolean isUnknown() {
      return !(outcome instanceof CommandOutcome.Rejected);
    }

    /** Whether it certainly was not done, and asking again unchanged can never help. */
    public boolean isForGood() {
      return outcome instanceof CommandOutcome.Rejected rejected && !rejected.again();
    }
  }
}

package io.dialer.core.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.CallEvent.CallSummary;
import io.dialer.core.telephony.CallEvent.CommandAnswered;
import io.dialer.core.telephony.CallEvent.DigitsPressed;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the engine relies on, whichever PBX is behind the port. An adapter runs it over its own PBX,
 * real or emulated.
 */
public abstract class TelephonyContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How a customer behaves. */
  public enum Customer {
    /** Answers, talks to whoever is connected, and presses 1 when a prompt is played. */
    ANSWERS,
    IS_BUSY,
    DOES_NOT_ANSWER,
    DOES_NOT_EXIST
  }

  /** The adapter. */
  protected abstract Telephony telephony();

  /** The number of a customer who behaves so. */
  protected abstract String phoneOf(Customer customer);

  /** An employee who answers. */
  protected abstract String employee();

  /** A group with somebody who answers. */
  protected abstract String group();

  /** A prompt that the PBX has. */
  protected abstract Prompt prompt();

  /** What the adapter has told so far, in the order in which it did. */
  protected abstract List<CallEvent> told();

  /** Nobody listens at the PBX's address any more. */
  protected abstract void takePbxAway();

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aCustomerIsConnectedToSomebody(boolean group) {
    String id = newId();
    String agent = group ? group() : employee();
    assertThat(send(new Command.DialToAgent(id, phoneOf(Customer.ANSWERS), agent, group)))
        .isEqualTo(new Accepted());
    CallSummary summary = await(CallSummary.class, any -> true);
    assertThat(summary.talked()).isTrue();
    awaitEndOfAllLegs();

    assertThat(legs()).extracting(LegChanged::callRef).containsOnly(summary.callRef());
    assertThat(legs()).extracting(LegChanged::commandId).contains(id);
    assertThat(legsTo(phoneOf(Customer.ANSWERS)))
        .extracting(LegChanged::phase)
        .contains(Phase.CONNECTED);
    assertThat(legs())
        .as("somebody of the PBX answered")
        .anyMatch(leg -> leg.phase() == Phase.CONNECTED && leg.to().extension() != null);
    assertThat(legs())
        .allMatch(leg -> (leg.phase() == Phase.DISCONNECTED) == (leg.cause() != null));
  }

  @ParameterizedTest
  @CsvSource({
    "IS_BUSY, BUSY",
    "DOES_NOT_ANSWER, NO_ANSWER",
    "DOES_NOT_EXIST, BAD_NUMBER",
  })
  void whyACustomerWasNotReachedIsTold(Customer customer, EndReason reason) {
    String phone = phoneOf(customer);
    assertThat(send(new Command.DialToAgent(newId(), phone, employee(), false)))
        .isEqualTo(new Accepted());
    assertThat(await(CallSummary.class, any -> true).talked()).isFalse();
    awaitEndOfAllLegs();
    assertThat(legsTo(phone)).extracting(LegChanged::phase).doesNotContain(Phase.CONNECTED);
    assertThat(legsTo(phone))
        .filteredOn(leg -> leg.phase() == Phase.DISCONNECTED)
        .extracting(leg -> Objects.requireNonNull(leg.cause()).reason())
        .containsExactly(reason);
  }

  @Test
  void aPollIsPlayedHeardAndEnded() {
    String menu = menuOf(newId());
    String play = newId();
    assertThat(send(new Command.Play(play, menu, prompt(), Duration.ofSeconds(20))))
        .isEqualTo(new Accepted());
    assertThat(await(CommandAnswered.class, answer -> answer.commandId().equals(play)).outcome())
        .isEqualTo(new Accepted());
    DigitsPressed pressed = await(DigitsPressed.class, any -> true);
    assertThat(pressed.digits()).isEqualTo("1");
    assertThat(pressed.leg()).isEqualTo(menu);

    assertThat(send(new Command.HangUp(newId(), menu))).isEqualTo(new Accepted());
    assertThat(await(CallSummary.class, any -> true).callRef()).isEqualTo(pressed.callRef());
    awaitEndOfAllLegs();
    assertThat(legs())
        .filteredOn(leg -> leg.leg().equals(menu) && leg.phase() == Phase.DISCONNECTED)
        .extracting(leg -> Objects.requireNonNull(leg.cause()).reason())
        .containsExactly(EndReason.HUNG_UP_BY_COMMAND);
  }

  @Test
  void aCustomerLeavesTheMenuForAnEmployee() {
    String menu = menuOf(newId());
    assertThat(send(new Command.Connect(newId(), menu, employee()))).isEqualTo(new Accepted());
    LegChanged talk =
        await(
            LegChanged.class,
            leg -> leg.phase() == Phase.CONNECTED && employee().equals(leg.to().extension()));
    assertThat(talk.callRef()).isEqualTo(legs().get(0).callRef());
    assertThat(await(CallSummary.class, any -> true).talked()).isTrue();
  }

  @Test
  void newsOfOneLegAreNumberedUpwards() {
    assertThat(send(new Command.DialToAgent(newId(), phoneOf(Customer.ANSWERS), employee(), false)))
        .isEqualTo(new Accepted());
    await(CallSummary.class, any -> true);
    awaitEndOfAllLegs();
    for (String leg : legs().stream().map(LegChanged::leg).collect(Collectors.toSet())) {
      List<LegChanged> news = legs().stream().filter(one -> one.leg().equals(leg)).toList();
      assertThat(news).extracting(LegChanged::seq).doesNotHaveDuplicates();
      assertThat(news.stream().max((a, b) -> Integer.compare(a.seq(), b.seq())).orElseThrow())
          .extracting(LegChanged::phase)
          .isEqualTo(Phase.DISCONNECTED);
    }
  }

  @Test
  void everyCallKeepsItsOwnId() {
    String first = newId();
    String second = newId();
    send(new Command.DialToAgent(first, phoneOf(Customer.ANSWERS), employee(), false));
    send(new Command.DialToAgent(second, phoneOf(Customer.IS_BUSY), employee(), false));
    LegChanged one = await(LegChanged.class, leg -> first.equals(leg.commandId()));
    LegChanged other = await(LegChanged.class, leg -> second.equals(leg.commandId()));
    assertThat(one.callRef()).isNotEqualTo(other.callRef());
    assertThat(one.to().number()).endsWith(tail(phoneOf(Customer.ANSWERS)));
    assertThat(other.to().number()).endsWith(tail(phoneOf(Customer.IS_BUSY)));
  }

  @Test
  void anUnknownPromptIsRefusedForGoodAndTheCallGoesOn() {
    String menu = menuOf(newId());
    Prompt missing = new Prompt("nobody recorded this");
    assertThat(telephony().unplayable(Set.of(missing, prompt()))).containsExactly(missing);
    assertThat(send(new Command.Play(newId(), menu, missing, Duration.ofSeconds(5))))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.again()).isFalse();
              assertThat(rejected.cause().reason()).isEqualTo(EndReason.BAD_REQUEST);
            });
    assertThat(send(new Command.Play(newId(), menu, prompt(), Duration.ofSeconds(5))))
        .isEqualTo(new Accepted());
  }

  @Test
  void aNumberThatCannotBeDialledIsRefusedForGood() {
    assertThat(send(new Command.DialToAgent(newId(), "not a number", employee(), false)))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.again()).isFalse();
              assertThat(rejected.cause().reason()).isEqualTo(EndReason.BAD_NUMBER);
            });
    assertThat(told()).isEmpty();
  }

  @Test
  void aCallThatIsOverCannotBeHungUp() {
    send(new Command.DialToAgent(newId(), phoneOf(Customer.IS_BUSY), employee(), false));
    await(CallSummary.class, any -> true);
    String id = newId();
    CommandOutcome outcome = send(new Command.HangUp(id, legs().get(0).leg()));
    CommandOutcome last =
        outcome instanceof Accepted
            ? await(CommandAnswered.class, answer -> answer.commandId().equals(id)).outcome()
            : outcome;
    assertThat(last)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.cause().reason()).isEqualTo(EndReason.NO_SUCH_CALL));
  }

  @Test
  void aPbxThatIsAwayMayBeAskedAgain() {
    takePbxAway();
    assertThat(send(new Command.DialToAgent(newId(), phoneOf(Customer.ANSWERS), employee(), false)))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.again()).isTrue();
              assertThat(rejected.cause().reason()).isEqualTo(EndReason.PBX_FAILED);
            });
  }

  private CommandOutcome send(Command command) {
    return telephony().send(command);
  }

  /** Dials a customer who answers; returns the leg that hears prompts. */
  private String menuOf(String commandId) {
    assertThat(send(new Command.DialToPoll(commandId, phoneOf(Customer.ANSWERS))))
        .isEqualTo(new Accepted());
    return await(LegChanged.class, leg -> leg.place() == Place.MENU).leg();
  }

  private List<LegChanged> legs() {
    return of(LegChanged.class).toList();
  }

  private List<LegChanged> legsTo(String phone) {
    return legs().stream()
        .filter(leg -> leg.to().number() != null && leg.to().number().endsWith(tail(phone)))
        .toList();
  }

  private void awaitEndOfAllLegs() {
    Set<String> all = legs().stream().map(LegChanged::leg).collect(Collectors.toSet());
    all.forEach(
        id ->
            await(
                LegChanged.class,
                leg -> leg.leg().equals(id) && leg.phase() == Phase.DISCONNECTED));
  }

  private <T extends CallEvent> Stream<T> of(Class<T> kind) {
    return told().stream().filter(kind::isInstance).map(kind::cast);
  }

  private <T extends CallEvent> T await(Class<T> kind, Predicate<T> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<T> found = of(kind).filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited in vain for a %s; told: %s".formatted(kind.getSimpleName(), told()));
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static String tail(String phone) {
    return phone.substring(Math.max(0, phone.length() - 10));
  }

  private static String newId() {
    return "contract-" + UUID.randomUUID();
  }
}

package io.dialer.core.life;

import static io.dialer.core.fixture.ListOfNumbers.anEdit;

import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.InMemoryTelephony;
import io.dialer.core.fixture.PbxCall;
import io.dialer.core.telephony.CallEvent;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.CallRecords;
import io.dialer.core.telephony.CallRecords.Recorded;
import io.dialer.core.telephony.CallRecords.RecordedLeg;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.jdbi.v3.core.Jdbi;

/**
 * Claims, answers, events, silences, crashes and edits in any order. {@link Watch} says what always
 * holds; in the end everything is over.
 */
class CallLifeModelTest {
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final int MOST_STEPS = 40;

  private static final Map<String, Function<PbxCall, CallEvent>> EVENTS =
      Map.ofEntries(
          Map.entry("customer rings", PbxCall::customerRings),
          Map.entry("customer answers", PbxCall::customerAnswers),
          Map.entry("customer busy", call -> call.customerEnds(EndReason.BUSY)),
          Map.entry("customer goes on elsewhere", call -> call.customerEnds(EndReason.NORMAL)),
          Map.entry("customer hangs up", call -> call.customerEnds(EndReason.CALLER_HUNG_UP)),
          Map.entry("menu appears", PbxCall::menuAppears),
          Map.entry("menu answers", PbxCall::menuAnswers),
          Map.entry("menu ends", call -> call.menuEnds(EndReason.NORMAL)),
          Map.entry("queued", PbxCall::queued),
          Map.entry("queue ends", call -> call.queueEnds(EndReason.NORMAL)),
          Map.entry("agent rings", call -> call.agentRings("102")),
          Map.entry("agent answers", call -> call.agentAnswers("102")),
          Map.entry("agent ends", call -> call.agentEnds("102", EndReason.NORMAL)),
          Map.entry("key 1", call -> call.presses("1")),
          Map.entry("key 2", call -> call.presses("2")),
          Map.entry("key 3", call -> call.presses("3")),
          Map.entry("keys 45", call -> call.presses("45")),
          Map.entry("wrong key", call -> call.presses("7")),
          Map.entry("summary of a talk", call -> call.summary(true, EndReason.NORMAL)),
          Map.entry("summary of none", call -> call.summary(false, EndReason.NO_ANSWER)));

  private static final List<CommandOutcome> OUTCOMES =
      List.of(
          new Accepted(),
          new Unknown("no reply"),
          InMemoryTelephony.busy(),
          InMemoryTelephony.refused(EndReason.BAD_NUMBER),
          InMemoryTelephony.refused(EndReason.NO_SUCH_CALL));

  private static Jdbi jdbi = Jdbi.create("jdbc:none");

  @BeforeContainer
  static void open() {
    DATABASE.create();
    jdbi = DATABASE.pool();
  }

  @AfterContainer
  static void close() {
    DATABASE.drop();
  }

  @Property(seed = "20260329")
  void whatMustHoldAlwaysHoldsAndEverythingEnds(@ForAll("lives") ActionChain<World> life) {
    life.withInvariant("what must always hold", World::check).run().end();
  }

  @Provide
  Arbitrary<ActionChain<World>> lives() {
    return ActionChain.startWith(() -> new World(jdbi))
        .withAction(8, step("claim", World::claim))
        .withAction(8, sent())
        .withAction(16, told())
        .withAction(3, repeated())
        .withAction(4, passed())
        .withAction(3, step("sweep", World::sweep))
        .withAction(1, step("silence", World::silence))
        .withAction(2, step("stamp", World::stamp))
        .withAction(2, lookedUp())
        .withAction(1, step("crash", World::crash))
        .withAction(1, sentAndCrashed())
        .withAction(2, edited())
        .withAction(1, listed())
        .withMaxTransformations(MOST_STEPS);
  }

  private static Action.Independent<World> step(String what, Consumer<World> work) {
    return () -> Arbitraries.just(Transformer.mutate(what, work));
  }

  /** Most commands are taken. */
  private static Arbitrary<CommandOutcome> outcomes() {
    return Arbitraries.frequency(
        Tuple.of(6, OUTCOMES.get(0)),
        Tuple.of(2, OUTCOMES.get(1)),
        Tuple.of(1, OUTCOMES.get(2)),
        Tuple.of(1, OUTCOMES.get(3)),
        Tuple.of(1, OUTCOMES.get(4)));
  }

  private static Action.Independent<World> sent() {
    return () ->
        Combinators.combine(Arbitraries.of(false, true), outcomes())
            .as(
                (last, outcome) ->
                    Transformer.mutate(
                        "send the %s: %s".formatted(last ? "last" : "first", outcome),
                        world -> world.send(last, outcome)));
  }

  private static Action.Independent<World> sentAndCrashed() {
    return () ->
        outcomes()
            .map(
                outcome ->
                    Transformer.mutate(
                        "send, and crash before the answer " + outcome,
                        world -> world.sendAndCrash(outcome)));
  }

  private static Action.Independent<World> told() {
    List<String> names = EVENTS.keySet().stream().sorted().toList();
    return () ->
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(false, true),
                Arbitraries.of(false, true),
                Arbitraries.of(names))
            .as(
                (whose, anonymous, more, name) ->
                    Transformer.mutate(
                        "%s%s, %d calls ago%s"
                            .formatted(
                                name, anonymous ? " (no id)" : "", whose, more ? ", and" : ""),
                        world -> world.tell(whose, anonymous, more, event(name))));
  }

  private static Function<PbxCall, CallEvent> event(String name) {
    return EVENTS.getOrDefault(name, PbxCall::customerRings);
  }

  private static Action.Independent<World> repeated() {
    return () ->
        Arbitraries.integers()
            .between(0, 9)
            .map(i -> Transformer.mutate("again the event " + i, world -> world.repeat(i)));
  }

  private static Action.Independent<World> passed() {
    return () ->
        Arbitraries.of(1, 6, 59, 61, 200, 600, 8000)
            .map(
                seconds ->
                    Transformer.mutate(
                        seconds + " s pass", world -> world.pass(Duration.ofSeconds(seconds))));
  }

  private static Action.Independent<World> lookedUp() {
    return () ->
        Arbitraries.of(true, false)
            .map(
                found ->
                    Transformer.mutate(
                        found ? "records tell" : "records do not tell",
                        world -> world.lookUp(records(found))));
  }

  /** Of every call that is sought the PBX knows that nobody answered, or it knows no call. */
  private static CallRecords records(boolean found) {
    return sought ->
        found
            ? sought.stream()
                .collect(Collectors.toMap(Function.identity(), s -> List.of(unanswered(s))))
            : Map.of();
  }

  private static Recorded unanswered(CallRecords.Sought sought) {
    RecordedLeg customer =
        new RecordedLeg(
            Place.SUBSCRIBER,
            new Party("7" + sought.phoneId(), null),
            false,
            PbxCall.cause(EndReason.NO_ANSWER));
    String ref = sought.callRef() == null ? "entry-" + sought.commandId() : sought.callRef();
    return new Recorded(ref, List.of(customer));
  }

  private static Action.Independent<World> edited() {
    return () ->
        Combinators.combine(
                Arbitraries.of(1L, 2L),
                Arbitraries.of(0, 1, 2),
                Arbitraries.integers().between(1, 3))
            .as(
                (task, state, channels) ->
                    Transformer.mutate(
                        "task %d: state %d, %d channels".formatted(task, state, channels),
                        world -> world.edit(task, anEdit().inState(state).channels(channels))));
  }

  private static Action.Independent<World> listed() {
    return () ->
        Combinators.combine(
                Arbitraries.of(1L, 2L),
                Arbitraries.of(true, false),
                Arbitraries.of("{\"a\":1}", "{\"a\":2}"))
            .as(
                (task, whole, params) ->
                    Transformer.mutate(
                        "task %d: the %s list, %s"
                            .formatted(task, whole ? "whole" : "shorter", params),
                        world -> world.sendAgain(task, whole, params)));
  }
}

package io.dialer.core.task;

import static io.dialer.core.fixture.ListOfNumbers.aTask;
import static io.dialer.core.fixture.ListOfNumbers.anEdit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.audio.Prompt;
import io.dialer.core.call.Attempt;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.Polls;
import io.dialer.core.fixture.TestEngine;
import io.dialer.core.task.CreateTask.Saved;
import io.dialer.core.telephony.Capabilities;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateTaskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = new TestEngine(DATABASE);
  }

  private List<String> phones() {
    return engine.jdbi.withHandle(
        h -> h.createQuery("SELECT phone_id FROM numbers ORDER BY id").mapTo(String.class).list());
  }

  @Test
  void aNewTaskHasDefaults() {
    engine.execute("SELECT setval('task_ids', 1000000000, false)");
    Saved saved = aTask().withNumbers("9260000001").save(engine.createTask);
    assertThat(saved.task())
        .isEqualTo(
            new Task(
                1_000_000_000L, "1000000000", "", "101", Attempt.Kind.EXTEN, 1, "", 0, null, 1));
    assertThat(saved.messages()).isEmpty();
  }

  @Test
  void theSameCrmIdIsEdited() {
    Task first = aTask().known("007").channels(3).save(engine.createTask).task();
    Task second = anEdit().known("007").inState(2).save(engine.createTask).task();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.crmId()).isEqualTo("007");
    assertThat(second.maxCountChannels()).isEqualTo(3);
    assertThat(second.innerNum()).isEqualTo("101");
    assertThat(second.state()).isEqualTo(2);
  }

  @Test
  void theSameIdIsEdited() {
    aTask().numbered(41).save(engine.createTask);
    Task second = anEdit().numbered(41).channels(5).save(engine.createTask).task();
    assertThat(second.id()).isEqualTo(41);
    assertThat(second.crmId()).isEqualTo("41");
    assertThat(second.maxCountChannels()).isEqualTo(5);
    assertThat(engine.count("SELECT count(*) FROM tasks")).isOne();
  }

  @Test
  void takenIdsAndMissingTargetsAreRefused() {
    aTask().numbered(41).known("a").save(engine.createTask);
    assertThatThrownBy(() -> aTask().numbered(41).known("b").save(engine.createTask))
        .isInstanceOf(CreateTask.Conflict.class)
        .hasMessageContaining("41");
    assertThatThrownBy(() -> anEdit().known("c").save(engine.createTask))
        .isInstanceOf(CreateTask.Incomplete.class)
        .hasMessageContaining("innerNum");
    assertThatThrownBy(() -> engine.createTask.edit(77, numbers -> anEdit().form()))
        .isInstanceOf(CreateTask.NoSuchTask.class);
  }

  @Test
  void idsThatClientsTookArePassedOver() {
    long next = engine.count("SELECT nextval('task_ids')") + 1;
    aTask().numbered(next).save(engine.createTask);
    aTask().known(Long.toString(next + 1)).numbered(5).save(engine.createTask);
    assertThat(aTask().save(engine.createTask).task().id()).isEqualTo(next + 2);
  }

  @Test
  void repeatedNumbersAreMergedAndTheFirstStays() {
    Saved saved =
        aTask()
            .with("+79260000001", "{\"n\":1}", 0)
            .with("89260000001", "{\"n\":2}", 0)
            .with("9260000002", null, 0)
            .save(engine.createTask);
    assertThat(saved.messages()).singleElement().asString().startsWith("1 repeated");
    assertThat(phones()).containsExactly("9260000001", "9260000002");
    assertThat(engine.text("SELECT params FROM numbers ORDER BY id LIMIT 1"))
        .isEqualTo("{\"n\":1}");
  }

  @Test
  void numbersThatCannotBeDialledHaveTheirResultAtOnce() {
    Saved saved = aTask().withNumbers("not a number", "9260000001").save(engine.createTask);
    assertThat(saved.messages()).singleElement().asString().startsWith("1 number(s) cannot");
    assertThat(engine.number("not a number").result()).isEqualTo("FAIL_ROUTE");
    assertThat(engine.number("not a number").status()).isEqualTo("FINISHED");
    assertThat(engine.number("9260000001").status()).isEqualTo("QUEUED");
  }

  @Test
  void aListSentAgainReplacesTheOldOneExceptWhatWasDialled() {
    aTask()
        .known("x")
        .withNumbers("9260000001", "9260000002", "9260000003", "9260000004")
        .save(engine.createTask);
    engine.dialLoop.tick();
    engine.execute(
        """
        UPDATE numbers SET status = 'FINISHED', result = 'FAIL', close_time = 1, count_try = 1
        WHERE phone_id = '9260000002'
        """);
    Saved saved =
        anEdit()
            .known("x")
            .with("9260000004", "{\"vip\":true}", 77)
            .with("9260000005", null, 0)
            .save(engine.createTask);
    assertThat(saved.messages()).singleElement().asString().startsWith("2 number(s) are not in");
    assertThat(phones()).containsExactly("9260000001", "9260000002", "9260000004", "9260000005");
    assertThat(engine.number("9260000001").status()).isEqualTo("CALLING");
    assertThat(engine.number("9260000002").result()).isEqualTo("FAIL");
    assertThat(
            engine.row(
                "SELECT params::text, time_call_allow, phone FROM numbers WHERE phone_id = '9260000004'"))
        .containsEntry("params", "{\"vip\":true}")
        .containsEntry("time_call_allow", 77L);
  }

  @Test
  void knownNumbersKeepTheirResultsAndTakeTheNewParams() {
    aTask().known("x").withNumbers("9260000001").save(engine.createTask);
    engine.execute(
        "UPDATE numbers SET status = 'FINISHED', result = 'SUCCESS', close_time = 1, count_try = 1, unstamped = NULL");
    anEdit().known("x").with("+7 9260000001", "{\"b\":1,\"a\":2}", 0).save(engine.createTask);
    assertThat(engine.number("9260000001").result()).isEqualTo("SUCCESS");
    assertThat(engine.text("SELECT params FROM numbers")).isEqualTo("{\"b\":1,\"a\":2}");
    assertThat(engine.text("SELECT phone FROM numbers")).isEqualTo("9260000001");
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE unstamped IS NOT NULL")).isOne();
    engine.execute("UPDATE numbers SET unstamped = NULL");
    anEdit().known("x").with("+7 9260000001", "{\"b\":1,\"a\":2}", 0).save(engine.createTask);
    assertThat(engine.count("SELECT count(*) FROM numbers WHERE unstamped IS NOT NULL"))
        .as("nothing changed")
        .isZero();
  }

  @Test
  void aNumberNotCalledYetIsRewrittenAsTheNewListHasIt() {
    aTask().known("x").withNumbers("9260000001").save(engine.createTask);
    anEdit().known("x").withNumbers("+79260000001").save(engine.createTask);
    assertThat(engine.text("SELECT phone FROM numbers")).isEqualTo("+79260000001");
  }

  @Test
  void anEmptyListTakesAwayAllAndNoListNothing() {
    aTask().known("x").withNumbers("9260000001").save(engine.createTask);
    anEdit().known("x").save(engine.createTask);
    assertThat(phones()).hasSize(1);
    anEdit().known("x").withNumbers().save(engine.createTask);
    assertThat(phones()).isEmpty();
  }

  @Test
  void aFailureInTheMiddleOfTheListLeavesEverythingAsItWas() {
    aTask().known("x").withNumbers("9260000001").save(engine.createTask);
    assertThatThrownBy(
            () ->
                engine.createTask.save(
                    numbers -> {
                      numbers.begin();
                      for (int i = 0; i < 50_000; i++) {
                        numbers.add(PhoneNumber.of("926" + (1_000_000 + i)), null, 0);
                      }
                      throw new IllegalArgumentException("line 50000 is broken");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 50000 is broken");
    assertThat(phones()).containsExactly("9260000001");
    aTask().known("y").withNumbers("9260000002").save(engine.createTask);
    assertThat(phones()).hasSize(2);
  }

  @Test
  void whatPostgresqlCannotStoreFailsTheWholeListAndSparesTheConnection() {
    assertThatThrownBy(() -> aTask().withNumbers("9260000001", "nul \0").save(engine.createTask))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> aTask().with("9260000001", "{broken", 0).save(engine.createTask))
        .isInstanceOf(RuntimeException.class);
    assertThat(engine.count("SELECT count(*) FROM tasks")).isZero();
    aTask().withNumbers("9260000002").save(engine.createTask);
    assertThat(phones()).containsExactly("9260000002");
  }

  @Test
  void whateverAClientWritesIsKept() {
    String params = "{\"name\":\"Tab\\tback\\\\slash\\nО'Нил \\\"q\\\"\",\"z\":1,\"a\":[1,2]}";
    aTask().with("a\\b\tc", params, 0).save(engine.createTask);
    assertThat(engine.text("SELECT params FROM numbers")).isEqualTo(params);
    assertThat(engine.text("SELECT phone FROM numbers")).isEqualTo("a\\b\tc");
  }

  @Test
  @Timeout(60)
  void aHundredThousandNumbersAreTakenInAndReplaced() {
    aTask().known("big").withNumbersFrom(9260000000L, 100_000).save(engine.createTask);
    anEdit().known("big").withNumbersFrom(9260050000L, 100_000).save(engine.createTask);
    assertThat(engine.count("SELECT count(*) FROM numbers")).isEqualTo(100_000);
  }

  @Test
  void aTaskWaitsForAPollThatIsMissingAndIsReleasedWhenItComes() {
    Saved saved = aTask().toPoll("9").withNumbers("9260000001").save(engine.createTask);
    assertThat(saved.messages()).singleElement().asString().contains("poll \"9\" does not exist");
    assertThat(engine.dialLoop.tick()).isZero();
    engine.poll("9", Polls.survey());
    assertThat(engine.text("SELECT waiting_for FROM tasks")).isEqualTo("none");
    assertThat(engine.dialLoop.tick()).isOne();
  }

  @Test
  void aTaskWaitsForPromptsThatThePbxLacks() {
    Prompt missing = Prompt.ofText("Thank you.", "en-US");
    engine.telephony.lacks(missing);
    engine.poll("9", Polls.survey());
    Saved saved = aTask().toPoll("9").withNumbers("9260000001").save(engine.createTask);
    assertThat(saved.messages()).singleElement().asString().contains(missing.name(), "Thank you.");
    assertThat(engine.dialLoop.tick()).isZero();
    engine.telephony.has(missing);
    engine.readiness.refreshAll();
    assertThat(engine.dialLoop.tick()).isOne();
  }

  @Test
  void textsWithPlaceholdersPauseTheTaskUnlessThePbxCanSpeakThem() {
    engine.poll("9", List.of(Polls.question("0", "Hello <name>!")));
    Saved saved = aTask().toPoll("9").inState(0).withNumbers("9260000001").save(engine.createTask);
    assertThat(saved.task().state()).isEqualTo(2);
    assertThat(saved.messages())
        .anyMatch(m -> m.contains("<placeholders>"))
        .anyMatch(m -> m.contains("paused"));
    engine.telephony.can(new Capabilities("ari", true, true));
    assertThat(
            anEdit().numbered(saved.task().id()).inState(0).save(engine.createTask).task().state())
        .isZero();
    assertThat(engine.dialLoop.tick()).isOne();
  }
}

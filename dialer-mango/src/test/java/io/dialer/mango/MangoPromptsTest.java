package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.audio.Prompt;
import io.dialer.core.database.TestDatabase;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MangoPromptsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension final FakeMango mango = new FakeMango();

  private final TestClock clock = new TestClock();
  private MangoPrompts prompts;

  @BeforeEach
  void connect() throws Exception {
    DATABASE.clear();
    prompts = node();
    cabinet("{\"id\":17,\"name\":\"Привет.mp3\"},{\"id\":\"86\",\"name\":\" Bye \"}");
    assertThat(prompts.sync()).isEqualTo(2);
  }

  @Test
  void aPromptIsBoundByNameWhateverItsCaseAndEnding() {
    assertThat(prompts.audioId(new Prompt("ПРИВЕТ.wav"))).contains(17L);
    assertThat(prompts.audioId(new Prompt("привет"))).contains(17L);
    assertThat(prompts.audioId(new Prompt("bye.MP3"))).contains(86L);
    assertThat(prompts.audioId(new Prompt("bye.ogg"))).isEmpty();
  }

  @Test
  void theNewestOfSeveralSoundsIsPlayed() throws Exception {
    cabinet("{\"id\":90,\"name\":\"bye\"},{\"id\":86,\"name\":\"Bye.mp3\"}");
    prompts.sync();
    assertThat(prompts.audioId(new Prompt("bye.mp3"))).contains(90L);
    assertThat(prompts.audioId(new Prompt("привет"))).isEmpty();
  }

  @Test
  void theUnboundOnesAreNamed() {
    Prompt hello = new Prompt("привет.mp3");
    Prompt other = new Prompt("other.mp3");
    assertThat(prompts.unbound(List.of(other, hello, other))).containsExactly(other);
  }

  @Test
  void anotherNodesLookIsNoticed() throws Exception {
    assertThat(prompts.audioId(new Prompt("new"))).isEmpty();
    cabinet("{\"id\":91,\"name\":\"new\"}");
    node().sync();
    clock.move(Duration.ofSeconds(10));
    assertThat(prompts.audioId(new Prompt("new"))).contains(91L);
  }

  @Test
  void whatIsKnownStaysWhenTheCabinetCannotBeRead() {
    for (String broken : new String[] {"{\"result\":1000}", "{\"result\":5000}", "<html>"}) {
      mango.answer("audiofiles", broken);
      assertThatThrownBy(prompts::sync)
          .isInstanceOf(MangoException.class)
          .hasMessageStartingWith("audiofiles ");
    }
    assertThat(node().audioId(new Prompt("bye"))).contains(86L);
  }

  private void cabinet(String files) {
    mango.answer("audiofiles", "{\"result\":1000,\"audiofiles\":[" + files + "]}");
  }

  private MangoPrompts node() {
    MangoClient client = new MangoClient(mango.configuration(), (limit, live) -> true);
    return new MangoPrompts(DATABASE.jdbi(), client, clock);
  }
}

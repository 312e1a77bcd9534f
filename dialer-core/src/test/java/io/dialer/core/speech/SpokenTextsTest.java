package io.dialer.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.audio.AudioContent;
import io.dialer.core.audio.AudioFormat;
import io.dialer.core.audio.Prompts;
import io.dialer.core.audio.SampleAudio;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.FakeSpeechKit;
import io.dialer.core.fixture.Polls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SpokenTextsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private Path disk;
  private Path folder;
  private FakeSpeechKit kit;

  @BeforeEach
  void start() throws IOException {
    DATABASE.clear();
    folder = disk.resolve("spoken");
    kit = new FakeSpeechKit();
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  @Test
  void aTextIsSpokenOnceByAllNodes() throws Exception {
    Path first = node("alena").file("Привет", "ru-RU");
    Path again = node("alena").file("Привет", "ru-RU");

    assertThat(again).isEqualTo(first).hasBinaryContent(SampleAudio.mp3Of(6));
    assertThat(kit.asked()).hasSize(1);
    assertThat(files()).containsExactly(first);
  }

  @Test
  void anotherTextVoiceOrLanguageIsAnotherSound() throws Exception {
    SpokenTexts alena = node("alena");
    assertThat(
            Stream.of(
                alena.file("Hello", "en-US"),
                alena.file("Hello", "ru-RU"),
                alena.file("Howdy", "en-US"),
                node("john").file("Hello", "en-US")))
        .doesNotHaveDuplicates();
    assertThat(kit.asked()).hasSize(4);
  }

  @Test
  void askedForAtOnceItIsSpokenOnce() throws Exception {
    SpokenTexts texts = node("alena");
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      Callable<Path> ask = () -> texts.file("Привет", "ru-RU");
      for (Future<Path> asked : many.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask))) {
        assertThat(asked.get()).exists();
      }
    } finally {
      many.shutdownNow();
    }
    assertThat(kit.asked()).hasSize(1);
  }

  @Test
  void theRealLengthTakesTheGuessesPlace() throws Exception {
    Prompts prompts = new Prompts(10);
    assertThat(length(prompts, "Twenty characters...")).isEqualTo(Duration.ofSeconds(2));

    node("alena").file("Twenty characters...", "en-US");
    assertThat(length(prompts, "Twenty characters...")).isEqualTo(Duration.ofMillis(522));
    assertThat(length(prompts, "Thirty characters: a, b and c.")).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aDatabaseThatForgotLearnsFromTheFile() throws Exception {
    node("alena").file("Twenty characters...", "en-US");
    DATABASE.clear();
    node("alena").file("Twenty characters...", "en-US");

    assertThat(length(new Prompts(10), "Twenty characters...")).isEqualTo(Duration.ofMillis(522));
    assertThat(kit.asked()).hasSize(1);
  }

  @Test
  void aWavBecomesMp3() throws Exception {
    kit.alwaysAnswering(200, SampleAudio.wav(1000));
    AudioContent spoken = AudioContent.of(node("").file("Hi", "en-US"));

    assertThat(spoken.format()).isEqualTo(AudioFormat.MP3);
    assertThat(spoken.durationMs()).isBetween(1000L, 1250L);
    assertThat(files()).hasSize(1);
  }

  @Test
  void whatIsNoSoundIsNotKept() throws IOException {
    for (String wrong : List.of("", "<html>Sign in</html>", "{\"error\":1}")) {
      kit.alwaysAnswering(200, wrong);
      assertThatThrownBy(() -> node("alena").file("Hi", "en-US"))
          .isInstanceOf(CannotSpeak.class)
          .hasMessageContaining("yandex alena answered with something that is no sound");
    }
    assertThat(files()).isEmpty();
  }

  private SpokenTexts node(String voice) {
    Speech speech =
        new YandexSpeech(
            new YandexSpeech.Account(
                kit.url(), FakeSpeechKit.KEY, "", voice, Duration.ofSeconds(10)));
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T09:00:00Z"));
    return new SpokenTexts(folder, speech, DATABASE.jdbi(), clock);
  }

  private static Duration length(Prompts prompts, String text) {
    return DATABASE
        .jdbi()
        .withHandle(handle -> prompts.of(handle, Polls.question("0", text)).length());
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

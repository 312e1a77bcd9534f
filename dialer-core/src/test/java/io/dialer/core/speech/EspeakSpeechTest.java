package io.dialer.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialer.core.audio.AudioContent;
import io.dialer.core.audio.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakSpeechTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ru-RU", "en-US", "kk-KZ"})
  void speaks(String lang) throws Exception {
    AudioContent spoken = content(espeak("").speak("Добрый день! Good day.", lang));

    assertThat(spoken.format()).isEqualTo(AudioFormat.WAV);
    assertThat(spoken.durationMs()).isBetween(1_000L, 10_000L);
  }

  @Test
  void theTextIsOnlyEverSpoken() throws Exception {
    Path mark = folder.resolve("mark");
    String text =
        "-h; touch %s $(touch %s) `touch %s` \"' \n --version".formatted(mark, mark, mark);

    assertThat(content(espeak("f3").speak(text, "ru-RU")).durationMs()).isGreaterThan(1_000);
    assertThat(mark).doesNotExist();
  }

  @Test
  void theLongestTextIsSpokenInTime() throws Exception {
    byte[] spoken = espeak("").speak("Слово. ".repeat(714), "ru-RU");

    assertThat(content(spoken).durationMs()).isGreaterThan(60_000);
  }

  @Test
  void aLanguageThatItLacksIsNamed() {
    EspeakSpeech speech = espeak("");

    assertThatThrownBy(() -> speech.speak("hi", "xx-YY"))
        .isInstanceOf(CannotSpeak.class)
        .hasMessageContaining("espeak-ng does not speak \"xx-YY\"")
        .hasMessageContaining("voice does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "-h", "", "ru RU", "ru\u0000"})
  void whatIsNoLanguageNeverReachesTheProgram(String lang) throws IOException {
    EspeakSpeech speech = new EspeakSpeech(script("touch ran"), "", LIMIT);

    assertThatThrownBy(() -> speech.speak("hi", lang)).hasMessageContaining("ru-RU is expected");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void aProgramThatHangsIsEnded() throws IOException {
    EspeakSpeech speech = new EspeakSpeech(script("exec sleep 60"), "", Duration.ofSeconds(1));
    long begun = System.nanoTime();

    assertThatThrownBy(() -> speech.speak("hi", "ru-RU"))
        .hasMessage("espeak-ng did not finish within 1 s");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aProgramThatIsGoneIsSaid() {
    EspeakSpeech speech = new EspeakSpeech(folder.resolve("gone"), "", LIMIT);

    assertThatThrownBy(() -> speech.speak("hi", "ru-RU"))
        .isInstanceOf(CannotSpeak.class)
        .hasMessageStartingWith("espeak-ng could not be run");
  }

  private static EspeakSpeech espeak(String variant) {
    Path program = Path.of("/usr/bin/espeak-ng");
    assumeTrue(Files.isExecutable(program), "apt-get install espeak-ng");
    return new EspeakSpeech(program, variant, LIMIT);
  }

  private Path script(String line) throws IOException {
    Path script = folder.resolve("script");
    Files.writeString(script, "#!/bin/sh\ncd \"%s\"\n%s\n".formatted(folder, line));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private AudioContent content(byte[] sound) throws IOException {
    return AudioContent.of(Files.write(folder.resolve("sound"), sound));
  }
}

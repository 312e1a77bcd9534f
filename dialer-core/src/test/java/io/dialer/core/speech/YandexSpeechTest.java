package io.dialer.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialer.core.audio.SampleAudio;
import io.dialer.core.fixture.FakeSpeechKit;
import io.dialer.core.speech.CannotSpeak.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YandexSpeechTest {

  private FakeSpeechKit kit;

  @BeforeEach
  void start() throws IOException {
    kit = new FakeSpeechKit();
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  @Test
  void asksAsTheServiceWantsToBeAsked() throws CannotSpeak {
    byte[] mp3 = speech(FakeSpeechKit.KEY).speak("Да + нет & \"ё\"?", "ru-RU");

    assertThat(mp3).isEqualTo(SampleAudio.mp3Of(15));
    assertThat(kit.asked())
        .containsExactly(
            Map.of(
                "text", "Да + нет & \"ё\"?",
                "lang", "ru-RU",
                "voice", "alena",
                "folderId", "b1g",
                "format", "mp3"));
  }

  @Test
  void whatIsNotSetIsNotSent() throws CannotSpeak {
    new YandexSpeech(account(kit.url(), FakeSpeechKit.KEY, "", "")).speak("Hi", "en-US");

    assertThat(kit.asked().get(0)).containsOnlyKeys("text", "lang", "format");
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED, does not speak this text",
    "413, REFUSED, does not speak this text",
    "401, TROUBLE, speech.key",
    "403, TROUBLE, speech.folder",
    "429, TROUBLE, too often",
    "500, TROUBLE, failed",
    "503, TROUBLE, failed",
    "302, TROUBLE, failed",
  })
  void refusalsAreSaidInWords(int status, Reason reason, String words) {
    kit.alwaysAnswering(status, "{\"error_code\":\"X\",\"error_message\":\"the service's words\"}");
    CannotSpeak refused = refused(speech(FakeSpeechKit.KEY), "Hi", "ru-RU");

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused)
        .hasMessageContaining(words)
        .hasMessageContaining("HTTP " + status + ", the service's words");
  }

  @Test
  void anAnswerThatIsNotTheServicesIsNotQuoted() {
    kit.alwaysAnswering(502, "<html>nginx");

    assertThat(refused(speech(FakeSpeechKit.KEY), "Hi", "ru-RU"))
        .hasMessage("SpeechKit failed; try again later: HTTP 502");
  }

  @Test
  void theKeyIsNeverShown() {
    YandexSpeech wrong = speech("AQVN-geheim");

    assertThat(refused(wrong, "Hi", "ru-RU")).hasMessageNotContainingAny("geheim");
    assertThat(account(kit.url(), "AQVN-geheim", "", "").toString()).doesNotContain("geheim");
  }

  @Test
  void aServiceThatFallsSilentIsNotWaitedForLonger() {
    kit.fallSilent();
    long begun = System.nanoTime();
    CannotSpeak silent = refused(speech(FakeSpeechKit.KEY), "Hi", "ru-RU");

    assertThat(silent).hasMessageContaining("did not answer within 1 s");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void anAnswerThatCannotBeASpokenTextIsNotTakenIn() {
    kit.alwaysAnswering(200, new byte[16 * 1024 * 1024 + 1]);

    assertThat(refused(speech(FakeSpeechKit.KEY), "Hi", "ru-RU"))
        .hasMessageContaining("the reply has more than 16777216 bytes");
  }

  @Test
  void aServiceThatIsNotThereIsNamed() {
    kit.close();

    assertThat(refused(speech(FakeSpeechKit.KEY), "Hi", "ru-RU"))
        .hasMessageStartingWith("SpeechKit at 127.0.0.1 cannot be reached");
  }

  @Test
  void aTextThatIsTooLongIsNotSent() {
    CannotSpeak refused = refused(speech(FakeSpeechKit.KEY), "a".repeat(5001), "ru-RU");

    assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
    assertThat(kit.asked()).isEmpty();
  }

  private static CannotSpeak refused(Speech speech, String text, String lang) {
    CannotSpeak refused = catchThrowableOfType(CannotSpeak.class, () -> speech.speak(text, lang));
    assertThat(refused).as("it speaks").isNotNull();
    return refused;
  }

  private YandexSpeech speech(String key) {
    return new YandexSpeech(account(kit.url(), key, "b1g", "alena"));
  }

  private static YandexSpeech.Account account(URI url, String key, String folder, String voice) {
    return new YandexSpeech.Account(url, key, folder, voice, Duration.ofSeconds(1));
  }
}

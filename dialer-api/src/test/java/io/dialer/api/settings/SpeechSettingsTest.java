package io.dialer.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.rest.Json;
import io.dialer.core.speech.CannotSpeak;
import io.dialer.core.speech.Speech;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechSettingsTest {

  private static final ObjectMapper JSON = Json.mapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "auto, k, true, yandex",
    "auto, '', true, espeak-ng",
    "auto, '', false, none",
    "yandex, k, true, yandex",
    "espeak, k, true, espeak-ng",
    "espeak, k, false, none",
    "none, k, true, none",
  })
  void theEngineIsWhatIsSetAndThere(String engine, String key, boolean installed, String voice)
      throws Exception {
    if (installed) {
      Path program = Files.createFile(folder.resolve("espeak-ng"));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
    Speech speech =
        settings("{\"engine\": \"%s\", \"key\": \"%s\"}".formatted(engine, key))
            .speech(Map.of("PATH", "/nowhere::" + folder));

    assertThat(speech.voice()).isEqualTo(voice);
  }

  @Test
  void withNoneItIsSaidWhatToDoWhenATextIsToBeSpoken() throws Exception {
    Speech auto = settings("{}").speech(Map.of());
    assertThatThrownBy(() -> auto.speak("Hi", "en-US"))
        .isInstanceOf(CannotSpeak.class)
        .hasMessageContaining("apt-get install espeak-ng")
        .hasMessageContaining("DIALER_SPEECH_KEY");
    Speech off = settings("{\"engine\": \"none\"}").speech(Map.of());
    assertThatThrownBy(() -> off.speak("Hi", "en-US")).hasMessageContaining("DIALER_SPEECH_ENGINE");
  }

  private static SpeechSettings settings(String json) throws Exception {
    SpeechSettings settings = JSON.readValue(json, SpeechSettings.class);
    settings.check();
    return settings;
  }
}

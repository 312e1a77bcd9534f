package io.dialer.api.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.core.speech.EspeakSpeech;
import io.dialer.core.speech.NoSpeech;
import io.dialer.core.speech.Speech;
import io.dialer.core.speech.YandexSpeech;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Pattern;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The {@code speech} block of the configuration: what speaks texts. */
public final class SpeechSettings {

  private static final String PROGRAM = "espeak-ng";
  private static final String INSTALL =
      "install espeak-ng (apt-get install espeak-ng) and start the dialer again";
  private static final String GET_KEY =
      "set an API key of Yandex SpeechKit as speech.key (DIALER_SPEECH_KEY)";

  /** What speaks. */
  enum Engine {
    /** Yandex where a key is given, else espeak-ng where it is installed, else nothing. */
    AUTO,
    YANDEX,
    ESPEAK,
    NONE
  }

  @Pattern(regexp = "auto|yandex|espeak|none", message = "auto, yandex, espeak or none is expected") @JsonProperty
  private String engine = "auto";

  @JsonProperty private Secret key = Secret.NONE;
  @JsonProperty private String folder = "";

  @Pattern(
      regexp = "[A-Za-z0-9_]{0,40}",
      message = "a voice's name is expected, such as alena, or nothing")
  @JsonProperty
  private String voice = "";

  @JsonProperty private String url = "https://tts.api.cloud.yandex.net/speech/v1/tts:synthesize";
  @JsonProperty private Duration timeLimit = Duration.seconds(20);

  /**
   * Checks what the constraints cannot.
   *
   * @throws WrongSetting for the first that cannot be used
   */
  public void check() {
    if (engine() == Engine.YANDEX && !key.isPresent()) {
      throw new WrongSetting("speech.key", "an API key of Yandex SpeechKit is expected");
    }
    if (timeLimit.toMilliseconds() < 1) {
      throw new WrongSetting("speech.timeLimit", "a duration above zero, such as 20s, is expected");
    }
    address();
  }

  /**
   * What speaks by these settings; finding nothing is no error until a text is to be spoken.
   *
   * @param environment the variables of this process: {@code PATH} says where programs are
   */
  public Speech speech(Map<String, String> environment) {
    Optional<Path> espeak = program(environment.getOrDefault("PATH", ""));
    return switch (engine()) {
      case YANDEX -> yandex();
      case ESPEAK -> espeak.map(this::espeak).orElseGet(() -> nothing(INSTALL));
      case NONE -> nothing("set speech.engine (DIALER_SPEECH_ENGINE) to auto");
      case AUTO ->
          key.isPresent()
              ? yandex()
              : espeak.map(this::espeak).orElseGet(() -> nothing(INSTALL + ", or " + GET_KEY));
    };
  }

  private Engine engine() {
    return Arrays.stream(Engine.values())
        .filter(known -> known.name().equalsIgnoreCase(engine))
        .findFirst()
        .orElse(Engine.AUTO);
  }

  private Speech yandex() {
    return new YandexSpeech(
        new YandexSpeech.Account(
            address(), key.value(), folder, voice, timeLimit.toJavaDuration()));
  }

  private Speech espeak(Path program) {
    return new EspeakSpeech(program, voice, timeLimit.toJavaDuration());
  }

  private static Speech nothing(String remedy) {
    return new NoSpeech("nothing that speaks texts is set up: " + remedy);
  }

  private URI address() {
    try {
      URI address = new URI(url);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new WrongSetting("speech.url", "an address that begins with https:// is expected");
  }

  private static Optional<Path> program(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> inside(folder).stream())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Optional<Path> inside(String folder) {
    try {
      return Optional.of(Path.of(folder, PROGRAM).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}

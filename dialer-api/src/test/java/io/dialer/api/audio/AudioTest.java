package io.dialer.api.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.audio.SampleAudio;
import io.dialer.core.audio.Wavs;
import io.dialer.core.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document's "media files", over real HTTP and on a real disk. */
class AudioTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String AUDIO = "/pbxcore/api/module-dialer/v1/audio";
  private static final byte[] MP3 = SampleAudio.mp3Of(100);
  private static final byte[] WAV = SampleAudio.wav(500);

  @TempDir private static Path disk;
  private static RunningDialer dialer;

  @BeforeAll
  static void start() throws Exception {
    dialer =
        RunningDialer.start(DATABASE, Map.of("DIALER_DATA_DIR", disk.resolve("data").toString()));
  }

  @AfterAll
  static void stop() {
    dialer.close();
  }

  @AfterEach
  void nothingIsEverWrittenElsewhere() throws IOException {
    Path folder = disk.resolve("data/audio");
    try (Stream<Path> files = Files.walk(disk)) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> folder.equals(file.getParent()))
          .noneMatch(file -> file.toString().endsWith(".part"));
    }
    DATABASE.jdbi().useHandle(h -> h.execute("DELETE FROM polls; DELETE FROM audio_files"));
  }

  @Test
  void anUploadIsListedAsInTheDocument() throws Exception {
    Answer uploaded = dialer.upload(AUDIO, "1.mp3", MP3);
    dialer.upload(AUDIO, "Привет мир.wav", WAV);

    assertThat(uploaded.status()).isEqualTo(200);
    assertThat(uploaded.data()).hasSize(1);
    String path = uploaded.data().path("filename").asText();
    assertThat(Path.of(path)).isAbsolute().hasParent(disk.resolve("data/audio").toRealPath());
    assertThat(Path.of(path)).hasBinaryContent(MP3);

    JsonNode list = dialer.get("/module-dialer/v1/audio").data();
    assertThat(list.isArray()).isTrue();
    assertThat(list.path(0).fieldNames())
        .toIterable()
        .containsExactly("id", "name", "path", "bound", "pbxName", "pbxId");
    assertThat(list.path(0)).allMatch(value -> value.isTextual() || value.isNull());
    assertThat(list.findValuesAsText("name")).containsExactly("1.mp3", "Привет мир.wav");
    assertThat(list.path(0).path("path").asText()).isEqualTo(path);
  }

  @Test
  void aRepeatReplacesTheFileAndKeepsItsPath() throws Exception {
    Answer first = dialer.upload(AUDIO, "1.mp3", MP3);
    byte[] other = SampleAudio.mp3Of(50);
    Answer second = dialer.upload(AUDIO, "1.mp3", other);

    assertThat(second.data()).isEqualTo(first.data());
    assertThat(Path.of(second.data().path("filename").asText())).hasBinaryContent(other);
    assertThat(dialer.get(AUDIO).data()).hasSize(1);
  }

  @Test
  void deletingSucceedsWhetherItIsThereOrNot() throws Exception {
    String path = dialer.upload(AUDIO, "1.mp3", MP3).data().path("filename").asText();
    for (int i = 0; i < 2; i++) {
      Answer deleted = dialer.delete(AUDIO + "/1.mp3");

      assertThat(deleted.status()).isEqualTo(200);
      assertThat(deleted.result()).isTrue();
      assertThat(deleted.data()).hasToString("[]");
    }
    assertThat(Path.of(path)).doesNotExist();
    assertThat(dialer.get(AUDIO).data()).isEmpty();
    assertThat(dialer.get(AUDIO + "/1.mp3").status()).isEqualTo(404);
  }

  @Test
  void aFolderThatCannotTakeAnUploadIsToldAndLeavesNothingBehind() throws Exception {
    Path folder = disk.resolve("data/audio");
    dialer.upload(AUDIO, "1.mp3", MP3);
    Files.move(folder, disk.resolve("away"));
    Answer refused = dialer.upload(AUDIO, "2.mp3", MP3);
    Files.move(disk.resolve("away"), folder);

    assertThat(refused.status()).isEqualTo(507);
    assertThat(refused.result()).isFalse();
    assertThat(refused.messages()).singleElement().asString().contains(folder.toString());
    assertThat(dialer.get(AUDIO).data().findValuesAsText("name")).containsExactly("1.mp3");
    assertThat(dialer.upload(AUDIO, "2.mp3", MP3).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"question", "press"})
  void whatAPollPlaysIsKept(String where) throws Exception {
    String file = dialer.upload(AUDIO, "1.mp3", MP3).data().path("filename").asText();
    String question =
        where.equals("press")
            ? "\"questionText\":\"a\",\"press\":[{\"key\":\"1\",\"action\":\"playback\","
                + "\"value\":\"%s\",\"valueOptions\":\"file\"}]"
            : "\"questionFile\":\"%s\",\"press\":[]";
    Answer poll =
        dialer.curl(
            "/module-dialer/v1/polling",
            "{\"name\":\"p\",\"questions\":[{%s}]}".formatted(question.formatted(file)));
    assertThat(poll.status()).as(poll.body().toString()).isEqualTo(200);

    Answer refused = dialer.delete(AUDIO + "/1.mp3");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.messages().get(0)).contains("1.mp3", poll.data().path("crmId").asText());
    assertThat(Path.of(file)).exists();

    dialer.delete("/module-dialer/v1/polling/" + poll.data().path("id").asText());
    assertThat(dialer.delete(AUDIO + "/1.mp3").status()).isEqualTo(200);
    assertThat(Path.of(file)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MZ this is a program", "<html><script>", "RIFF....WAVE", "ID3"})
  void whatIsNoAudioIsRefusedWhateverItsName(String content) throws Exception {
    Answer answer = dialer.upload(AUDIO, "x.mp3", content.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.messages()).hasSize(1);
    assertThat(dialer.get(AUDIO).data()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contents")
  void theContentIsJudgedAndNotTheName(String what, String name, byte[] content, int status)
      throws Exception {
    Answer answer = dialer.upload(AUDIO, name, content);

    assertThat(answer.status()).as("%s: %s", what, answer.body()).isEqualTo(status);
    assertThat(dialer.get(AUDIO).data()).hasSize(status == 200 ? 1 : 0);
  }

  static List<Arguments> contents() throws IOException {
    byte[] text = "Добрый день! ".repeat(500).getBytes(StandardCharsets.UTF_8);
    byte[] stereo = Wavs.tone(48_000, 2, 1000, 440);
    return List.of(
        Arguments.of("an mp3 called wav", "a.wav", MP3, 200),
        Arguments.of("a wav called mp3", "a.mp3", WAV, 200),
        Arguments.of("a variable bit rate", "a.mp3", SampleAudio.mp3(32, 256, 64, 128), 200),
        Arguments.of("a last frame cut short", "a.mp3", Arrays.copyOf(MP3, 5000), 200),
        Arguments.of("a wav of 1536 kbit/s", "a.wav", stereo, 200),
        Arguments.of("a wav cut short in its sound", "a.wav", Arrays.copyOf(stereo, 9_001), 200),
        Arguments.of("a wav cut short in its header", "a.wav", Arrays.copyOf(stereo, 30), 422),
        Arguments.of("a wav without sound", "a.wav", SampleAudio.wav(0), 422),
        Arguments.of("a text called mp3", "a.mp3", text, 422),
        Arguments.of("a text after mp3", "a.mp3", SampleAudio.join(MP3, text), 422),
        Arguments.of("nothing", "a.mp3", new byte[0], 422),
        Arguments.of("a peak of 320 kbit/s", "a.mp3", SampleAudio.mp3(64, 320, 64, 64), 422),
        Arguments.of("21 MB", "a.mp3", new byte[21 << 20], 413));
  }

  @Test
  void twentyMegabytesAreTakenAndNotAByteMore() throws Exception {
    byte[] wav = SampleAudio.wav(((20 << 20) - 44) / 16);
    byte[] most = Arrays.copyOf(wav, 20 << 20);

    assertThat(dialer.upload(AUDIO, "most.wav", most).status()).isEqualTo(200);
    Answer refused = dialer.upload(AUDIO, "more.wav", Arrays.copyOf(wav, (20 << 20) + 1));
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.messages().get(0)).contains("20 MB");
  }

  @ParameterizedTest
  @CsvSource({
    "../../x.mp3, x.mp3",
    "/etc/cron.d/x.mp3, x.mp3",
    "C:\\Users\\a\\x.mp3, x.mp3",
    "..\\..\\x.mp3, x.mp3",
    "a/../b/./x.mp3, x.mp3",
    "%2e%2e%2fx.mp3, %2e%2e%2fx.mp3",
    "x.mp3;y=1, x.mp3;y=1",
    "x, x",
  })
  void ofAPathTheLastElementIsTheName(String sent, String name) throws Exception {
    assertThat(dialer.upload(AUDIO, sent, MP3).status()).isEqualTo(200);

    assertThat(dialer.get(AUDIO).data().findValuesAsText("name")).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/..", "x/", "a\u0000.mp3", "a\u0007.mp3", "a\u202egpj.mp3"})
  void whatCannotBeANameIsRefused(String name) throws Exception {
    Answer answer = dialer.upload(AUDIO, name, MP3);

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.messages()).isNotEmpty();
  }

  @Test
  void aNameWithoutEndIsRefused() throws Exception {
    assertThat(dialer.upload(AUDIO, "x".repeat(300) + ".mp3", MP3).status()).isEqualTo(400);
    for (String piece : new String[] {"x", "\\\"", "ж/"}) {
      String name = piece.repeat((1 << 20) / piece.length());
      assertThat(dialer.upload(AUDIO, name, MP3).status()).as(piece).isBetween(400, 431);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "audio/mpeg"
      })
  void whatIsNoFormIsToldWhatIsExpected(String type) throws Exception {
    Answer answer =
        dialer.send(
            dialer
                .request(AUDIO)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(MP3)));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.result()).isFalse();
  }

  @Test
  void theFileCanBeListenedTo() throws Exception {
    dialer.upload(AUDIO, "1.mp3", MP3);
    HttpResponse<byte[]> whole = dialer.fetch(dialer.request(AUDIO + "/1.mp3"));

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(MP3);
    assertThat(whole.headers().firstValue("Content-Type")).contains("audio/mpeg");
    assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
    assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99, 0, 100",
    "bytes=-50, -50, 0",
    "bytes=100-, 100, 0",
    "bytes=0-99999999, 0, 0"
  })
  void partsOfItCanBeFetched(String range, int from, int to) throws Exception {
    dialer.upload(AUDIO, "1.mp3", MP3);
    int first = from < 0 ? MP3.length + from : from;
    int end = to == 0 ? MP3.length : to;

    HttpResponse<byte[]> part = fetch(range);

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(MP3, first, end));
    assertThat(part.headers().firstValue("Content-Range"))
        .contains("bytes %d-%d/%d".formatted(first, end - 1, MP3.length));
  }

  @Test
  void aPartBeyondItsEndIsRefused() throws Exception {
    dialer.upload(AUDIO, "1.mp3", MP3);

    for (String range : List.of("bytes=%d-".formatted(MP3.length), "bytes=-0")) {
      HttpResponse<byte[]> beyond = fetch(range);
      assertThat(beyond.statusCode()).isEqualTo(416);
      assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + MP3.length);
      assertThat(new String(beyond.body(), StandardCharsets.UTF_8)).contains("\"result\":false");
    }
    for (String range : List.of("bytes=5-2", "pages=1-2", "bytes=0-1,5-6", "bytes=x")) {
      assertThat(fetch(range).statusCode()).as(range).isEqualTo(200);
    }
  }

  private static HttpResponse<byte[]> fetch(String range) throws Exception {
    return dialer.fetch(dialer.request(AUDIO + "/1.mp3").header("Range", range));
  }
}

package io.dialer.api.prompt;

import static io.dialer.api.poll.Document.NEW;
import static io.dialer.api.poll.Document.done;
import static io.dialer.api.poll.Document.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.audio.AudioContent;
import io.dialer.core.audio.AudioFormat;
import io.dialer.core.audio.SampleAudio;
import io.dialer.core.audio.Wavs;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.fixture.FakeSpeechKit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The files that go into the PBX's cabinet. */
class PromptFilesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private static Path disk;
  private static FakeSpeechKit kit;
  private static RunningDialer dialer;

  @BeforeAll
  static void start() throws Exception {
    kit = new FakeSpeechKit();
    dialer =
        RunningDialer.start(
            DATABASE,
            Map.of(
                "DIALER_DATA_DIR", disk.resolve("data").toString(),
                "DIALER_SPEECH_KEY", FakeSpeechKit.KEY,
                "DIALER_SPEECH_URL", kit.url().toString()));
  }

  @AfterAll
  static void stop() {
    dialer.close();
    kit.close();
  }

  @AfterEach
  void empty() {
    DATABASE.jdbi().useHandle(h -> h.execute("DELETE FROM polls; DELETE FROM audio_files"));
  }

  @Test
  void aWavIsFetchedAsMp3AndListenedToAsItIs() throws Exception {
    byte[] wav = Wavs.tone(44_100, 2, 1500, 440);
    poll("{\"questionFile\": \"%s\"}".formatted(uploaded("спроси сейчас.wav", wav)));

    String file = prompts().get(0).path("file").asText();
    HttpResponse<byte[]> mp3 = dialer.fetch(dialer.request(file));

    assertThat(mp3.statusCode()).isEqualTo(200);
    assertThat(mp3.headers().firstValue("Content-Type")).contains("audio/mpeg");
    assertThat(mp3.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename*=UTF-8''%D1%81")
        .endsWith("%20%D1%81%D0%B5%D0%B9%D1%87%D0%B0%D1%81.mp3");
    AudioContent content = content(mp3.body());
    assertThat(content.format()).isEqualTo(AudioFormat.MP3);
    assertThat(content.durationMs()).isBetween(1500L, 1750L);
    String name = prompts().get(0).path("name").asText().replace(" ", "%20");
    assertThat(dialer.fetch(dialer.request(NEW + "/audio/" + name)).body()).isEqualTo(wav);
  }

  @Test
  void anMp3IsFetchedAsItWasUploaded() throws Exception {
    byte[] mp3 = SampleAudio.mp3Of(50);
    uploaded("1.mp3", mp3);

    assertThat(dialer.fetch(dialer.request(NEW + "/prompts/1.mp3/file")).body()).isEqualTo(mp3);
    refused(404, dialer.get(NEW + "/prompts/2.mp3/file"));
  }

  @Test
  void aTextIsSpokenOnceAndItsLengthIsKnownFromThen() throws Exception {
    poll("{\"questionText\": \"Здравствуйте\"}");
    String file = prompts().get(0).path("file").asText();
    int before = kit.asked().size();

    byte[] spoken = dialer.fetch(dialer.request(file)).body();
    assertThat(spoken).isEqualTo(SampleAudio.mp3Of(12));
    assertThat(dialer.fetch(dialer.request(file)).body()).isEqualTo(spoken);
    assertThat(kit.asked()).hasSize(before + 1);
    assertThat(kit.asked().get(before)).containsEntry("lang", "ru-RU");
    assertThat(spokenMs(prompts().get(0).path("name").asText())).isEqualTo(313);
  }

  @Test
  void whatCannotBeSpokenIsSaid() throws Exception {
    poll(
        "{\"questionText\": \"Bonjour\", \"lang\": \"fr-FR\"}, {\"questionText\": \"Hi <name>!\"}");
    List<JsonNode> prompts = prompts();

    assertThat(refused(422, dialer.get(prompts.get(0).path("file").asText())).messages().get(0))
        .contains("SpeechKit does not speak this text", "fr-FR");
    assertThat(prompts.get(1).path("file").isNull()).isTrue();
    String perCall = NEW + "/prompts/" + prompts.get(1).path("name").asText() + "/file";
    assertThat(refused(409, dialer.get(perCall)).messages().get(0)).contains("<placeholders>");
  }

  @Test
  void allThatIsMissingComesInOneZip() throws Exception {
    refused(404, dialer.get(NEW + "/prompts/unbound.zip"));
    byte[] mp3 = SampleAudio.mp3Of(20);
    poll(
        """
        {"questionFile": "%s"}, {"questionFile": "%s"}, {"questionText": "Здравствуйте"},
        {"questionText": "Bonjour", "lang": "fr-FR"}
        """
            .formatted(uploaded("Да.mp3", mp3), uploaded("wave", SampleAudio.wav(500))));
    HttpResponse<byte[]> zip = dialer.fetch(dialer.request(NEW + "/prompts/unbound.zip"));

    assertThat(zip.statusCode()).isEqualTo(200);
    assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
    Map<String, byte[]> files = unzipped(zip.body());
    String text = prompts().get(2).path("name").asText();
    assertThat(files).containsOnlyKeys("Да.mp3", "wave.mp3", text, "not-included.txt");
    assertThat(files.get("Да.mp3")).isEqualTo(mp3);
    assertThat(content(file(files, "wave.mp3")).format()).isEqualTo(AudioFormat.MP3);
    assertThat(content(file(files, text)).durationMs()).isEqualTo(313);
    assertThat(new String(file(files, "not-included.txt"), StandardCharsets.UTF_8))
        .contains("(Bonjour): SpeechKit does not speak this text");
  }

  @Test
  void namesThatTheCabinetDoesNotTellApartAreNotMixedUp() throws Exception {
    poll(
        "{\"questionFile\": \"%s\"}, {\"questionFile\": \"%s\"}"
            .formatted(
                uploaded("a.mp3", SampleAudio.mp3Of(20)), uploaded("A.wav", SampleAudio.wav(500))));
    Map<String, byte[]> files =
        unzipped(dialer.fetch(dialer.request(NEW + "/prompts/unbound.zip")).body());

    assertThat(files).containsOnlyKeys("a.mp3", "not-included.txt");
    assertThat(new String(file(files, "not-included.txt"), StandardCharsets.UTF_8))
        .startsWith("A.mp3")
        .contains("another prompt has this name");
  }

  @Test
  void withoutAnEngineItIsSaidWhatToDo() throws Exception {
    try (RunningDialer mute =
        RunningDialer.start(DATABASE, Map.of("PATH", disk.toString(), "DIALER_SPEECH_KEY", ""))) {
      poll("{\"questionText\": \"Здравствуйте\"}");
      Answer answer = refused(409, mute.get(prompts().get(0).path("file").asText()));

      assertThat(answer.messages().get(0))
          .contains("apt-get install espeak-ng", "DIALER_SPEECH_KEY");
    }
  }

  private static String uploaded(String name, byte[] content) throws Exception {
    return done(dialer.upload(NEW + "/audio", name, content)).data().path("filename").asText();
  }

  private static void poll(String questions) throws Exception {
    done(dialer.curl(NEW + "/polling", "{\"crmId\": \"5\", \"questions\": [" + questions + "]}"));
  }

  private static List<JsonNode> prompts() throws Exception {
    return done(dialer.get(NEW + "/prompts")).results();
  }

  private static AudioContent content(byte[] sound) throws IOException {
    return AudioContent.of(Files.write(disk.resolve("sound"), sound));
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static long spokenMs(String prompt) {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT duration_ms FROM spoken_texts WHERE prompt = ?")
                    .bind(0, prompt)
                    .mapTo(Long.class)
                    .one());
  }
}

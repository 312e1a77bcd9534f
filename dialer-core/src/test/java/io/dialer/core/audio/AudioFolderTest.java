package io.dialer.core.audio;

import static io.dialer.core.audio.SampleAudio.mp3Of;
import static io.dialer.core.audio.SampleAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.audio.AudioRefused.Reason;
import io.dialer.core.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFolderTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir Path outside;
  private Path inside;
  private AudioFolder folder;
  private Instant clock = NOW;

  @BeforeEach
  void openFolder() throws IOException {
    DATABASE.clear();
    inside = outside.resolve("audio");
    folder = new AudioFolder(inside, DATABASE.jdbi(), () -> clock);
  }

  @Test
  void anUploadIsKeptUnderANameThatNobodyChose() throws IOException {
    AudioFile file = save("Привет, мир.mp3", mp3Of(10));

    assertThat(file)
        .isEqualTo(
            new AudioFile(1, "Привет, мир.mp3", file.path(), AudioFormat.MP3, 2080, 261, NOW));
    assertThat(file.location().getParent()).isEqualTo(inside);
    assertThat(file.location().getFileName().toString()).matches("[0-9a-f]{32}\\.mp3");
    assertThat(file.location()).hasBinaryContent(mp3Of(10));
    assertThat(folder.find("Привет, мир.mp3")).contains(file);
  }

  @Test
  void aRepeatReplacesTheContentAtTheSamePath() throws IOException {
    AudioFile first = save("1", mp3Of(10));
    AudioFile second = save("1", wav(100));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.path()).isEqualTo(first.path());
    assertThat(second.format()).isEqualTo(AudioFormat.WAV);
    assertThat(second.location()).hasBinaryContent(wav(100));
    assertThat(filesInside()).hasSize(1);
  }

  @Test
  void whatIsRefusedLeavesNothingBehind() throws IOException {
    AudioFile kept = save("1.mp3", mp3Of(10));
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };

    assertThatThrownBy(() -> folder.save(new AudioName("1.mp3"), endless))
        .isInstanceOfSatisfying(
            AudioRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
        .hasMessage("the uploaded file is too large: at most 20 MB are taken");
    assertThatThrownBy(() -> save("1.mp3", new byte[100]))
        .isInstanceOfSatisfying(
            AudioRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONTENT));
    assertThat(filesInside()).containsExactly(kept.location());
    assertThat(kept.location()).hasBinaryContent(mp3Of(10));
  }

  @Test
  void aFileThatAPollPlaysStays() throws IOException {
    AudioFile file = save("1.mp3", mp3Of(10));

    assertThat(folder.delete("1.mp3", used -> List.of("poll 7"))).containsExactly("poll 7");
    assertThat(file.location()).exists();
    assertThat(folder.delete("1.mp3", used -> List.of())).isEmpty();
    assertThat(file.location()).doesNotExist();
    assertThat(folder.all()).isEmpty();
    assertThat(folder.delete("1.mp3", used -> List.of("never asked"))).isEmpty();
  }

  @Test
  void theMp3OfAWavIsMadeOnceForEachContent() throws IOException {
    AudioFile first = save("a.wav", wav(500));
    Path mp3 = folder.mp3(first);
    assertThat(AudioContent.of(mp3).format()).isEqualTo(AudioFormat.MP3);
    assertThat(AudioContent.of(mp3).durationMs()).isBetween(500L, 750L);
    Files.write(mp3, mp3Of(7));
    assertThat(folder.mp3(first)).isEqualTo(mp3).hasBinaryContent(mp3Of(7));

    clock = NOW.plusMillis(1);
    Path second = folder.mp3(save("a.wav", wav(1500)));
    assertThat(AudioContent.of(second).durationMs()).isBetween(1500L, 1750L);
    assertThat(mp3).doesNotExist();

    folder.delete("a.wav", used -> List.of());
    assertThat(second).doesNotExist();
  }

  @Test
  void anMp3IsItsOwn() throws IOException {
    AudioFile file = save("1.mp3", mp3Of(10));
    assertThat(folder.mp3(file)).isEqualTo(file.location());
  }

  @Test
  void aFolderThatHasMovedIsWrittenAndTheOldOneIsNot() throws IOException {
    AudioFile before = save("1.mp3", mp3Of(10));
    Path moved = outside.resolve("moved");
    AudioFile after =
        new AudioFolder(moved, DATABASE.jdbi(), InstantSource.fixed(NOW))
            .save(new AudioName("1.mp3"), new ByteArrayInputStream(mp3Of(5)));

    assertThat(after.location().getParent()).isEqualTo(moved);
    assertThat(before.location()).hasBinaryContent(mp3Of(10));
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd",
    "C:\\music\\1.mp3, 1.mp3",
    "/1.mp3, 1.mp3",
    "1.mp3, 1.mp3",
    "..a.mp3, ..a.mp3"
  })
  void onlyTheLastElementOfAPathIsTheName(String sent, String name) {
    assertThat(new AudioName(sent).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "..", ".", "a/", "a/..", "a\u0000.mp3", "a\n.mp3", "a\u202e3pm"})
  void aNameThatCannotBeReadIsRefused(String sent) {
    assertThatThrownBy(() -> new AudioName(sent)).isInstanceOf(AudioRefused.class);
  }

  @Test
  void aNameHasAtMost200Bytes() {
    assertThat(new AudioName("я".repeat(100)).value()).hasSize(100);
    assertThatThrownBy(() -> new AudioName("я".repeat(101)))
        .hasMessage("the name of the uploaded file is 202 bytes long: at most 200 are taken");
  }

  private AudioFile save(String name, byte[] content) throws IOException {
    return folder.save(new AudioName(name), new ByteArrayInputStream(content));
  }

  private List<Path> filesInside() throws IOException {
    try (Stream<Path> files = Files.list(inside)) {
      return files.toList();
    }
  }
}

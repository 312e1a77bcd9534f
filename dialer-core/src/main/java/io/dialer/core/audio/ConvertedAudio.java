package io.dialer.core.audio;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The mp3 files that uploaded wavs were turned into, for PBXs that take no wav.
 *
 * <p>A wav is converted when its mp3 is first asked for, never while it is uploaded: old clients
 * wait for an upload's answer only five seconds. One conversion runs at a time, so that a node
 * keeps a core for its calls.
 */
final class ConvertedAudio {

  private final Path folder;

  ConvertedAudio(Path folder) {
    this.folder = folder;
  }

  /**
   * The mp3 of a wav, converted now or before.
   *
   * @throws AudioRefused when the wav's content is not what it was when it was uploaded
   */
  synchronized Path of(AudioFile wav) throws IOException {
    Path mp3 = folder.resolve(prefix(wav) + stamp(wav.changedAt()) + ".mp3");
    if (!Files.isRegularFile(mp3)) {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "converted-", ".part");
      try {
        Mp3Encoding.encode(wav.location(), part);
        forget(wav);
        Files.move(part, mp3, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    return mp3;
  }

  /** Drops what was made of a file, whatever content it had. */
  void forget(AudioFile file) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> made = Files.newDirectoryStream(folder, prefix(file) + "*.mp3")) {
      for (Path mp3 : made) {
        Files.deleteIfExists(mp3);
      }
    }
  }

  private static String prefix(AudioFile file) {
    return "file-" + file.id() + "-";
  }

  private static long stamp(Instant changedAt) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, changedAt);
  }
}

package io.dialer.core.audio;

import io.dialer.core.audio.AudioRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The folder that holds uploaded audio.
 *
 * <p>A content's file name is a hash of the uploaded name, so no upload can choose where it is
 * written, and a repeat lands where the last one did. A reader sees the old content or the new one,
 * never half of each. Nodes of a cluster share the folder.
 */
public final class AudioFolder {

  /** The largest upload that is taken. */
  public static final long MAX_BYTES = 20L << 20;

  private final Path folder;
  private final ConvertedAudio converted;
  private final Jdbi jdbi;
  private final InstantSource clock;

  /**
   * @param folder is created when it is missing
   */
  public AudioFolder(Path folder, Jdbi jdbi, InstantSource clock) throws IOException {
    this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
    this.converted = new ConvertedAudio(this.folder.resolve("converted"));
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Takes an upload, in place of the file that had its name.
   *
   * @param content is read to its end, or until it is too long
   * @throws AudioRefused when it is too large, or not audio that the PBX could play, or when the
   *     folder cannot take it; nothing of it is left behind
   * @throws IOException when the upload broke off
   */
  public AudioFile save(AudioName name, InputStream content) throws IOException {
    Path upload = place();
    try {
      copy(content, upload);
      AudioContent judged = AudioContent.of(upload);
      return put(name, upload, judged);
    } finally {
      Files.deleteIfExists(upload);
    }
  }

  /** All files, in the order in which they were first uploaded. */
  public List<AudioFile> all() {
    return jdbi.withExtension(AudioStore.class, AudioStore::all);
  }

  public Optional<AudioFile> find(String name) {
    return jdbi.withExtension(AudioStore.class, store -> store.find(name));
  }

  /**
   * A file as mp3: its content, or what its wav is converted to. That takes up to some seconds the
   * first time.
   *
   * @throws AudioRefused when its content is not what was uploaded
   * @throws java.nio.file.NoSuchFileException when its content is missing
   */
  public Path mp3(AudioFile file) throws IOException {
    return file.format() == AudioFormat.MP3 ? file.location() : converted.of(file);
  }

  /**
   * Deletes a file unless a poll plays it; a name that is not known is no error.
   *
   * @return the polls that keep it; empty when it is gone
   */
  public List<String> delete(String name, AudioUse use) {
    return jdbi.inTransaction(
        transaction -> {
          AudioStore store = transaction.attach(AudioStore.class);
          AudioFile file = store.lock(name).orElse(null);
          if (file == null) {
            return List.of();
          }
          List<String> polls = use.pollsUsing(file);
          if (polls.isEmpty()) {
            store.delete(file.id());
            remove(file);
          }
          return polls;
        });
  }

  // The row's lock puts uploads of one name in order, so that row and content belong together.
  private AudioFile put(AudioName name, Path upload, AudioContent judged) throws IOException {
    long bytes = Files.size(upload);
    return jdbi.inTransaction(
        transaction -> {
          AudioStore store = transaction.attach(AudioStore.class);
          Path target =
              store
                  .lock(name.value())
                  .map(AudioFile::location)
                  .filter(path -> folder.equals(path.getParent()))
                  .orElseGet(() -> place(name, judged.format()));
          AudioFile file =
              store.upsert(
                  name.value(),
                  target.toString(),
                  judged.format(),
                  bytes,
                  judged.durationMs(),
                  clock.instant());
          move(upload, target);
          return file;
        });
  }

  private Path place() {
    try {
      return Files.createTempFile(folder, "upload-", ".part");
    } catch (IOException e) {
      throw AudioRefused.byFolder(folder, e);
    }
  }

  private Path place(AudioName name, AudioFormat format) {
    return folder.resolve(hash(name.value()) + name.ending(format));
  }

  private void move(Path upload, Path target) {
    try {
      Files.move(
          upload, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw AudioRefused.byFolder(folder, e);
    }
  }

  private void copy(InputStream content, Path upload) throws IOException {
    try (OutputStream out = Files.newOutputStream(upload)) {
      long left = MAX_BYTES;
      byte[] buffer = new byte[64 << 10];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw new AudioRefused(
              Reason.TOO_LARGE,
              "the uploaded file is too large: at most %d MB are taken".formatted(MAX_BYTES >> 20));
        }
        write(out, buffer, read);
      }
    }
    force(upload);
  }

  private void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw AudioRefused.byFolder(folder, e);
    }
  }

  private void force(Path upload) {
    try (FileChannel written = FileChannel.open(upload, StandardOpenOption.WRITE)) {
      written.force(true);
    } catch (IOException e) {
      throw AudioRefused.byFolder(folder, e);
    }
  }

  private void remove(AudioFile file) {
    try {
      Files.deleteIfExists(file.location());
      converted.forget(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String name) {
    try {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

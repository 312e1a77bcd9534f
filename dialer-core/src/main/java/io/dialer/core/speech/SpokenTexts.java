package io.dialer.core.speech;

import io.dialer.core.audio.AudioContent;
import io.dialer.core.audio.AudioFormat;
import io.dialer.core.audio.AudioRefused;
import io.dialer.core.audio.Mp3Encoding;
import io.dialer.core.audio.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts as mp3 files, each spoken once.
 *
 * <p>Nodes of a cluster share the folder. A file is named by text, voice and language, appears
 * whole, and never changes: another voice makes another file.
 */
public final class SpokenTexts {

  private static final Logger LOG = LoggerFactory.getLogger(SpokenTexts.class);

  private final Path folder;
  private final Speech speech;
  private final Jdbi jdbi;
  private final InstantSource clock;

  /**
   * @param folder is created when something is spoken
   */
  public SpokenTexts(Path folder, Speech speech, Jdbi jdbi, InstantSource clock) {
    this.folder = folder;
    this.speech = speech;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A text as mp3, spoken now or before; from now on its prompt's length is known. One text is
   * spoken at a time, so that none is paid for twice.
   *
   * @param lang the language's tag, such as {@code ru-RU}
   * @throws CannotSpeak when it does not come to a sound
   */
  public synchronized Path file(String text, String lang) throws CannotSpeak, IOException {
    Path mp3 = folder.resolve(name(text, lang));
    if (!Files.isRegularFile(mp3)) {
      speak(text, lang, mp3);
    }
    long millis = AudioContent.of(mp3).durationMs();
    String prompt = Prompt.ofText(text, lang).name();
    jdbi.useExtension(
        SpokenStore.class, s -> s.note(prompt, speech.voice(), millis, clock.instant()));
    return mp3;
  }

  private void speak(String text, String lang, Path mp3) throws CannotSpeak, IOException {
    byte[] sound = speech.speak(text, lang);
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "spoken-", ".part");
    Path whole = Files.createTempFile(folder, "spoken-", ".part");
    try {
      Files.write(part, sound);
      if (AudioContent.of(part).format() == AudioFormat.WAV) {
        Mp3Encoding.encode(part, whole);
      } else {
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(whole, mp3, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      LOG.info(
          "spoken by {}: {} characters, {} bytes", speech.voice(), text.length(), sound.length);
    } catch (AudioRefused e) {
      throw CannotSpeak.trouble(
          "%s answered with something that is no sound: %s"
              .formatted(speech.voice(), e.getMessage()));
    } finally {
      Files.deleteIfExists(part);
      Files.deleteIfExists(whole);
    }
  }

  private String name(String text, String lang) {
    return Prompt.ofText(speech.voice() + '\n' + text, lang).name();
  }
}

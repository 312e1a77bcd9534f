package io.dialer.core.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The program espeak-ng: free, fast, on this machine, and heard to be a machine.
 *
 * <p>The text goes to its input, never onto its command line and never through a shell.
 */
public final class EspeakSpeech implements Speech {

  /** A tag is handed to the program as the name of a voice, which may also be a path: not here. */
  private static final Pattern LANG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

  private static final int MAX_COMPLAINT_BYTES = 300;

  private final Path program;
  private final String variant;
  private final Duration limit;

  /**
   * espeak-ng.
   *
   * @param variant a variant of the language's voice, such as {@code f3} or {@code m2}; may be
   *     empty
   * @param limit how long one text may take
   */
  public EspeakSpeech(Path program, String variant, Duration limit) {
    this.program = program;
    this.variant = variant;
    this.limit = limit;
  }

  @Override
  public String voice() {
    return variant.isEmpty() ? "espeak-ng" : "espeak-ng " + variant;
  }

  @Override
  public byte[] speak(String text, String lang) throws CannotSpeak {
    if (!LANG.matcher(lang).matches()) {
      throw CannotSpeak.refused(
          "the language \"%s\" is none: a tag such as ru-RU is expected".formatted(lang));
    }
    try {
      Path wav = Files.createTempFile("dialer-speech-", ".wav");
      try {
        run(text, lang, wav);
        return Files.readAllBytes(wav);
      } finally {
        Files.deleteIfExists(wav);
      }
    } catch (IOException e) {
      throw CannotSpeak.trouble("espeak-ng could not be run: " + e.getMessage());
    }
  }

  private void run(String text, String lang, Path wav) throws IOException, CannotSpeak {
    String name = variant.isEmpty() ? lang : lang + "+" + variant;
    Process process =
        new ProcessBuilder(
                List.of(program.toString(), "-v", name, "-b", "1", "--stdin", "-w", wav.toString()))
            .redirectErrorStream(true)
            .start();
    try {
      write(text, process);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw CannotSpeak.trouble(
            "espeak-ng did not finish within %d s".formatted(limit.toSeconds()));
      }
      if (process.exitValue() != 0) {
        throw CannotSpeak.refused(
            "espeak-ng does not speak \"%s\": %s".formatted(name, complaint(process)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CannotSpeak.trouble("the dialer is stopping");
    } finally {
      process.destroyForcibly();
    }
  }

  // The longest text fits into the pipe, so this does not wait for a program that does not read.
  private static void write(String text, Process process) throws CannotSpeak {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.length() > MAX_CHARACTERS) {
      throw CannotSpeak.refused(
          "the text has %d characters: at most %d are spoken"
              .formatted(text.length(), MAX_CHARACTERS));
    }
    try (OutputStream input = process.getOutputStream()) {
      input.write(bytes);
    } catch (IOException e) {
      // It ended without reading; its exit code and words tell why.
    }
  }

  private static String complaint(Process process) throws IOException {
    try (InputStream said = process.getInputStream()) {
      String words =
          new String(said.readNBytes(MAX_COMPLAINT_BYTES), StandardCharsets.UTF_8).strip();
      return words.isEmpty() ? "exit code " + process.exitValue() : words;
    }
  }
}

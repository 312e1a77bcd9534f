package io.dialer.api.prompt;

import io.dialer.api.rest.Refusal;
import io.dialer.core.audio.AudioFile;
import io.dialer.core.audio.AudioFolder;
import io.dialer.core.audio.AudioRefused;
import io.dialer.core.audio.Prompts;
import io.dialer.core.speech.CannotSpeak;
import io.dialer.core.speech.SpokenTexts;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The files that people put into the PBX's cabinet: mp3, converted or spoken where needed. */
public final class PromptFiles {

  private final AudioFolder audio;
  private final SpokenTexts texts;

  public PromptFiles(AudioFolder audio, SpokenTexts texts) {
    this.audio = audio;
    this.texts = texts;
  }

  /** The uploaded file of that name. */
  Optional<AudioFile> uploaded(String name) {
    return audio.find(name);
  }

  /** Whether there is a file for the prompt, or could be one if something spoke it. */
  boolean canBe(Prompts.Described prompt) {
    return prompt.spoken() ? !prompt.perCall() : uploaded(prompt.prompt().name()).isPresent();
  }

  /**
   * The prompt as mp3. It takes seconds the first time.
   *
   * @throws Refusal when there is none; the message says why and what to do
   */
  Path mp3(Prompts.Described prompt) throws IOException {
    if (!prompt.spoken()) {
      return mp3(
          uploaded(prompt.prompt().name())
              .orElseThrow(
                  () ->
                      Refusal.notFound(
                          "nobody uploaded the file %s; upload it with POST /audio"
                              .formatted(prompt.words()))));
    }
    if (prompt.perCall()) {
      throw Refusal.conflict(
          "the text has <placeholders>, so it is another one for each call: there is no one file of it");
    }
    try {
      return texts.file(prompt.words(), prompt.lang());
    } catch (CannotSpeak e) {
      throw new Refusal(status(e.reason()), String.valueOf(e.getMessage()));
    }
  }

  /** As {@link #mp3(Prompts.Described)}. */
  Path mp3(AudioFile file) throws IOException {
    try {
      return audio.mp3(file);
    } catch (NoSuchFileException e) {
      throw Refusal.notFound(
          "the content of the audio file %s is missing in the audio folder; upload it again"
              .formatted(file.name()));
    } catch (AudioRefused e) {
      throw Refusal.conflict(
          "the audio file %s cannot be turned into mp3: %s".formatted(file.name(), e.getMessage()));
    }
  }

  private static int status(CannotSpeak.Reason reason) {
    return switch (reason) {
      case NO_ENGINE -> 409;
      case REFUSED -> 422;
      case TROUBLE -> 503;
    };
  }
}

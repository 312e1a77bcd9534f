package io.dialer.core.audio;

import io.dialer.core.poll.Poll;
import io.dialer.core.poll.Press;
import io.dialer.core.poll.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which sound a question or a press plays. */
public final class Prompts {

  private static final Duration UNKNOWN = Duration.ofSeconds(10);

  private final double charactersPerSecond;

  /**
   * Sounds of polls.
   *
   * @param charactersPerSecond how fast a text is spoken; used to guess how long one takes that
   *     nobody has spoken yet
   */
  public Prompts(double charactersPerSecond) {
    this.charactersPerSecond = charactersPerSecond;
  }

  /**
   * A prompt and what it says.
   *
   * @param words the text to speak, or the uploaded file's path
   * @param spoken whether {@code words} are a text
   * @param lang the language of a text, such as {@code ru-RU}
   */
  public record Described(Prompt prompt, String words, boolean spoken, String lang) {

    /** Whether the text is to be filled from a number's parameters, so that it differs by call. */
    public boolean perCall() {
      return spoken && Poll.hasPlaceholders(words);
    }
  }

  /** What asks a question. An uploaded {@code file} wins over the text. */
  public Sound of(Handle handle, Question question) {
    return sound(handle, described(handle, question));
  }

  /** What a playback press plays. Where the client did not say, a known file's path is a file. */
  public Sound of(Handle handle, Question question, Press press) {
    return sound(handle, described(handle, question, press));
  }

  /** Every prompt that a poll may play. */
  public List<Described> all(Handle handle, Poll poll) {
    List<Described> all = new ArrayList<>();
    for (Question question : poll.questions()) {
      all.add(described(handle, question));
      for (Press press : question.presses()) {
        if (press.action() == Press.Action.PLAYBACK) {
          all.add(described(handle, question, press));
        }
      }
    }
    return all;
  }

  private static Described described(Handle handle, Question question) {
    String file = question.file();
    if (file == null) {
      return text(question.text(), question.lang());
    }
    return uploaded(handle, file, question.lang())
        .orElseGet(
            () ->
                question.text().isBlank()
                    ? missing(file, question.lang())
                    : text(question.text(), question.lang()));
  }

  private static Described described(Handle handle, Question question, Press press) {
    String value = press.value();
    if (press.valueOptions() == Press.ValueKind.TEXT) {
      return text(value, question.lang());
    }
    return uploaded(handle, value, question.lang())
        .orElseGet(
            () ->
                press.valueOptions() == Press.ValueKind.FILE
                    ? missing(value, question.lang())
                    : text(value, question.lang()));
  }

  private static Described text(String text, String lang) {
    return new Described(Prompt.ofText(text, lang), text, true, lang);
  }

  private static Optional<Described> uploaded(Handle handle, String path, String lang) {
    return handle
        .attach(PromptStore.class)
        .at(path)
        .map(file -> new Described(Prompt.ofFile(file.name()), path, false, lang));
  }

  /** A file that nobody uploaded may still lie in the PBX under its name. */
  private static Described missing(String path, String lang) {
    String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    return new Described(Prompt.ofFile(name), path, false, lang);
  }

  private Sound sound(Handle handle, Described described) {
    return new Sound(described.prompt(), length(handle, described));
  }

  private Duration length(Handle handle, Described described) {
    PromptStore store = handle.attach(PromptStore.class);
    if (described.spoken()) {
      return store
          .spokenMs(described.prompt().name())
          .map(Duration::ofMillis)
          .orElseGet(() -> guessed(described.words()));
    }
    return store
        .at(described.words())
        .map(file -> Duration.ofMillis(file.durationMs()))
        .orElse(UNKNOWN);
  }

  private Duration guessed(String text) {
    return Duration.ofMillis(Math.round(1000 * text.length() / charactersPerSecond));
  }
}

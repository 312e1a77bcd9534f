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

  private final double charactersPerSecond;

  /**
   * Sounds of polls.
   *
   * @param charactersPerSecond how fast a text is spoken; used to guess how long it takes
   */
  public Prompts(double charactersPerSecond) {
    this.charactersPerSecond = charactersPerSecond;
  }

  /** What asks a question. An uploaded {@code file} wins over the text. */
  public Sound of(Handle handle, Question question) {
    Optional<Sound> uploaded =
        Optional.ofNullable(question.file()).flatMap(path -> uploaded(handle, path));
    if (uploaded.isPresent()) {
      return uploaded.get();
    }
    return question.file() != null && question.text().isBlank()
        ? missing(question.file())
        : spoken(question.text(), question.lang());
  }

  /** What a playback press plays. Where the client did not say, a known file's path is a file. */
  public Sound of(Handle handle, Question question, Press press) {
    return press.valueOptions() == Press.ValueKind.TEXT
        ? spoken(press.value(), question.lang())
        : uploaded(handle, press.value())
            .orElseGet(
                () ->
                    press.valueOptions() == Press.ValueKind.FILE
                        ? missing(press.value())
                        : spoken(press.value(), question.lang()));
  }

  /** Every prompt that a poll may play, with what it says: a file's name or the words. */
  public List<Described> all(Handle handle, Poll poll) {
    List<Described> all = new ArrayList<>();
    for (Question question : poll.questions()) {
      Prompt asked = of(handle, question).prompt();
      boolean spoken = asked.equals(Prompt.ofText(question.text(), question.lang()));
      String words = spoken || question.file() == null ? question.text() : question.file();
      all.add(new Described(asked, words));
      for (Press press : question.presses()) {
        if (press.action() == Press.Action.PLAYBACK) {
          all.add(new Described(of(handle, question, press).prompt(), press.value()));
        }
      }
    }
    return all;
  }

  /**
   * A prompt and what it says.
   *
   * @param words the text to speak, or the uploaded file's path
   */
  public record Described(Prompt prompt, String words) {}

  private static Optional<Sound> uploaded(Handle handle, String path) {
    return handle
        .attach(PromptStore.class)
        .at(path)
        .map(f -> new Sound(Prompt.ofFile(f.name()), Duration.ofMillis(f.durationMs())));
  }

  /** A file that nobody uploaded may still lie in the PBX under its name. */
  private static Sound missing(String path) {
    String name = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    return new Sound(Prompt.ofFile(name), Duration.ofSeconds(10));
  }

  private Sound spoken(String text, String lang) {
    long millis = Math.round(1000 * text.length() / charactersPerSecond);
    return new Sound(Prompt.ofText(text, lang), Duration.ofMillis(millis));
  }
}

package io.dialer.api.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.core.poll.PollRules;
import io.dialer.core.poll.Press;
import io.dialer.core.poll.Question;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads a poll as clients send it. */
final class PollForm {
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_TEXT = 5_000;
  private static final int LONGEST_PATH = 1_000;
  private static final int MOST_QUESTIONS = 500;
  private static final int MOST_PRESSES = 100;
  private static final int MOST_FAULTS = 20;

  private final Path audioFolder;

  PollForm(Path audioFolder) {
    this.audioFolder = audioFolder;
  }

  /**
   * A poll that is sound.
   *
   * @param crmId empty: the client leaves it to us
   */
  record Read(Optional<String> crmId, String name, List<Question> questions) {}

  /**
   * Reads a poll.
   *
   * @param rowIds gives so many numbers for the questions, as old clients are shown them
   * @throws Refusal if the poll cannot be walked
   */
  Read read(JsonNode body, IntFunction<List<Long>> rowIds) {
    if (!body.isObject()) {
      throw Refusal.badRequest("a poll is an object, found " + Fields.kind(body));
    }
    List<Question> questions = new ArrayList<>();
    JsonNode sent = list(body.get("questions"), "questions");
    if (sent.size() > MOST_QUESTIONS) {
      throw Refusal.badRequest(
          "questions: at most %d are allowed, found %d".formatted(MOST_QUESTIONS, sent.size()));
    }
    List<Long> ids = sent.isEmpty() ? List.of() : rowIds.apply(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      questions.add(question(sent.get(i), "questions[" + i + "]", i, ids.get(i)));
    }
    List<String> faults = PollRules.faults(questions);
    if (!faults.isEmpty()) {
      throw new Refusal(400, faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
    }
    return new Read(
        Fields.key(body.get("crmId"), "crmId"),
        Fields.text(body.get("name"), "name", LONGEST_NAME).orElse(""),
        questions);
  }

  private Question question(JsonNode node, String place, int index, long rowId) {
    requireObject(node, place);
    List<Press> presses = new ArrayList<>();
    JsonNode sent = list(node.get("press"), place + ".press");
    if (sent.size() > MOST_PRESSES) {
      throw Refusal.badRequest(
          "%s.press: at most %d are allowed, found %d".formatted(place, MOST_PRESSES, sent.size()));
    }
    for (int j = 0; j < sent.size(); j++) {
      presses.add(press(sent.get(j), "%s.press[%d]".formatted(place, j)));
    }
    return new Question(
        rowId,
        Fields.key(node.get("questionId"), place + ".questionId").orElse(Integer.toString(index)),
        Fields.text(node.get("questionText"), place + ".questionText", LONGEST_TEXT).orElse(""),
        file(node.get("questionFile"), place + ".questionFile"),
        Fields.text(node.get("lang"), place + ".lang", 35)
            .filter(lang -> !lang.isEmpty())
            .orElse("ru-RU"),
        link(node, place),
        presses);
  }

  private Press press(JsonNode node, String place) {
    requireObject(node, place);
    Press.@Nullable ValueKind kind = valueKind(node, place);
    String value =
        kind == Press.ValueKind.FILE
            ? Optional.ofNullable(file(node.get("value"), place + ".value")).orElse("")
            : Fields.text(node.get("value"), place + ".value", LONGEST_TEXT).orElse("");
    return new Press(
        Fields.text(node.get("key"), place + ".key", 32).orElse(""),
        action(node, place),
        value,
        kind,
        link(node, place));
  }

  private static @Nullable String link(JsonNode node, String place) {
    return Fields.text(node.get("nextQuestion"), place + ".nextQuestion", 64)
        .filter(next -> !next.isEmpty())
        .orElse(null);
  }

  private static Press.Action action(JsonNode node, String place) {
    String action = Fields.text(node.get("action"), place + ".action", 32).orElse("");
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "playback" -> Press.Action.PLAYBACK;
      case "dial" -> Press.Action.DIAL;
      case "answer" -> Press.Action.ANSWER;
      case "" -> Press.Action.NONE;
      default ->
          throw Refusal.badRequest(
              "%s.action: playback, dial, answer or nothing is expected, found \"%s\""
                  .formatted(place, action));
    };
  }

  private static Press.@Nullable ValueKind valueKind(JsonNode node, String place) {
    String kind = Fields.text(node.get("valueOptions"), place + ".valueOptions", 32).orElse("");
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "file" -> Press.ValueKind.FILE;
      case "text" -> Press.ValueKind.TEXT;
      case "" -> null;
      default ->
          throw Refusal.badRequest(
              "%s.valueOptions: file, text or nothing is expected, found \"%s\""
                  .formatted(place, kind));
    };
  }

  private @Nullable String file(@Nullable JsonNode node, String name) {
    String path = Fields.text(node, name, LONGEST_PATH).orElse("");
    if (path.isEmpty()) {
      return null;
    }
    try {
      Path file = Path.of(path).normalize();
      if (file.isAbsolute() && file.startsWith(audioFolder) && !file.equals(audioFolder)) {
        return file.toString();
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw Refusal.badRequest(
        "%s: \"%s\" is not in the audio folder; upload the file with POST /audio and use the data.filename of its reply"
            .formatted(name, Fields.shortened(path)));
  }

  private static JsonNode list(@Nullable JsonNode node, String name) {
    if (node == null || node.isNull()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    if (!node.isArray()) {
      throw Refusal.badRequest(
          "%s: a list is expected, found %s".formatted(name, Fields.kind(node)));
    }
    return node;
  }

  private static void requireObject(JsonNode node, String place) {
    if (!node.isObject()) {
      throw Refusal.badRequest(
          "%s: an object is expected, found %s".formatted(place, Fields.kind(node)));
    }
  }
}

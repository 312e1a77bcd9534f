package io.dialer.core.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What makes a poll one that can be walked. */
public final class PollRules {

  private static final int NAMED_AT_MOST = 10;
  private static final Pattern KEY = Pattern.compile("[0-9*#]{1,32}");

  private PollRules() {}

  /**
   * What is wrong with a poll.
   *
   * @return one sentence a fault, naming the place; empty when the poll is sound
   */
  public static List<String> faults(List<Question> questions) {
    List<String> faults = new ArrayList<>();
    if (questions.isEmpty()) {
      faults.add("questions: the poll has no question; at least one is needed");
    }
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < questions.size(); i++) {
      String id = questions.get(i).questionId();
      if (!ids.add(id)) {
        faults.add("questions[%d].questionId: \"%s\" is used twice".formatted(i, id));
      }
    }
    for (int i = 0; i < questions.size(); i++) {
      questionFaults("questions[%d]".formatted(i), questions.get(i), ids, faults);
    }
    return faults;
  }

  private static void questionFaults(
      String place, Question question, Set<String> ids, List<String> faults) {
    if (question.text().isBlank() && question.file() == null) {
      faults.add(place + ": neither questionText nor questionFile says what to play");
    }
    linkFault(place, question.nextQuestion(), ids, faults);
    Set<String> keys = new HashSet<>();
    for (int j = 0; j < question.presses().size(); j++) {
      Press press = question.presses().get(j);
      String at = "%s.press[%d]".formatted(place, j);
      if (!KEY.matcher(press.key()).matches()) {
        faults.add(
            "%s.key: \"%s\" cannot be pressed; expected one or more of 0-9, * and #"
                .formatted(at, press.key()));
      } else if (!keys.add(press.key())) {
        faults.add("%s.key: \"%s\" has a press already".formatted(at, press.key()));
      }
      boolean needsValue =
          press.action() == Press.Action.PLAYBACK || press.action() == Press.Action.DIAL;
      if (needsValue && press.value().isBlank()) {
        faults.add(
            "%s.value: empty; the action %s needs one"
                .formatted(at, press.action().name().toLowerCase(Locale.ROOT)));
      }
      linkFault(at, press.nextQuestion(), ids, faults);
    }
  }

  private static void linkFault(
      String place, @Nullable String next, Set<String> ids, List<String> faults) {
    if (next != null && !ids.contains(next)) {
      faults.add(
          "%s.nextQuestion: there is no question \"%s\"; the poll has %s"
              .formatted(place, next, some(ids)));
    }
  }

  private static String some(Set<String> ids) {
    String first = ids.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "));
    return ids.size() > NAMED_AT_MOST ? first + ", …" : first;
  }
}

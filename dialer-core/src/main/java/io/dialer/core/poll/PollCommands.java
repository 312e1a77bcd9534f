package io.dialer.core.poll;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many commands a call of a poll can need. A pure function of the poll: what was not measured
 * yet is planned by it.
 */
public final class PollCommands {
  private static final int DIAL = 1;
  private static final int PLAY = 1;
  private static final int ROUTE = 1;
  private static final int HANG_UP = 1;

  /**
   * What follows a key.
   *
   * @param commands those before the next question, or before the call's end if there is none
   * @param next the next question; null: the poll is over
   */
  private record Way(int commands, @Nullable String next) {}

  private PollCommands() {}

  /**
   * The commands of the longest way through a poll, from dialling to the end of the poll.
   *
   * <p>Every question is asked once. A poll whose keys lead in a circle is followed for as many
   * questions as it has. What a silent customer hears again is not counted: it depends on people,
   * not on the poll.
   *
   * @return at least 3: dialling, the first prompt and the hang-up
   */
  public static int longestWay(Poll poll) {
    Map<String, List<Way>> ways = new HashMap<>();
    poll.questions().forEach(q -> ways.put(q.questionId(), waysFrom(poll, q)));
    Map<String, Integer> longest = Map.of();
    for (int asked = 0; asked < poll.questions().size(); asked++) {
      Map<String, Integer> longer = new HashMap<>();
      for (Map.Entry<String, List<Way>> question : ways.entrySet()) {
        longer.put(question.getKey(), PLAY + longest(question.getValue(), longest));
      }
      if (longer.equals(longest)) {
        break;
      }
      longest = longer;
    }
    return DIAL + longest.getOrDefault(poll.questions().get(0).questionId(), PLAY + HANG_UP);
  }

  private static int longest(List<Way> ways, Map<String, Integer> onward) {
    return ways.stream()
        .mapToInt(
            way ->
                way.commands()
                    + (way.next() == null ? 0 : onward.getOrDefault(way.next(), HANG_UP)))
        .reduce(HANG_UP, Math::max);
  }

  private static List<Way> waysFrom(Poll poll, Question question) {
    return question.presses().stream()
        .map(press -> way(PollWalk.press(poll, question, "", press.key()).next(), 0))
        .toList();
  }

  private static Way way(PollWalk.Next next, int before) {
    if (next instanceof PollWalk.Next.Say say) {
      return way(say.then(), before + PLAY);
    } else if (next instanceof PollWalk.Next.Ask ask) {
      return new Way(before, ask.question().questionId());
    }
    return new Way(before + (next instanceof PollWalk.Next.Connect ? ROUTE : HANG_UP), null);
  }
}

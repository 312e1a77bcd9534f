package io.dialer.core.outbound;

import io.dialer.core.call.ListedCall.LastWord;
import io.dialer.core.outbound.ListedNumbers.Held;
import io.dialer.core.task.PhoneNumber;
import io.dialer.core.telephony.ListOutcome;
import io.dialer.core.telephony.OutboundDialler.Try;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a chunk's numbers: of each its last word so far, however often it was tried. The
 * tries themselves are not kept.
 *
 * <p>Numbers are told apart by what was handed over, else by their last digits. What is told of
 * others counts for nothing.
 */
final class LastWords {
  private final Map<String, Held> known = new HashMap<>();
  private final Map<Held, LastWord> words = new LinkedHashMap<>();

  LastWords(List<Held> held) {
    held.forEach(number -> known.putIfAbsent(PhoneNumber.of(number.dialled()).phoneId(), number));
    held.forEach(number -> known.put(number.dialled(), number));
  }

  /** Takes in one more try, later than those of the same number so far. */
  void add(Try one) {
    Held number = number(one.dialled());
    if (number != null) {
      words.merge(number, word(one), LastWords::later);
    }
  }

  /** Takes in what is earlier than all that is known: it counts where nothing is. */
  void addEarlier(Try one) {
    Held number = number(one.dialled());
    if (number != null) {
      words.putIfAbsent(number, word(one));
    }
  }

  /** The words that fit; the caller's own. */
  Map<Held, LastWord> those(BiPredicate<Held, LastWord> fit) {
    Map<Held, LastWord> those = new LinkedHashMap<>(words);
    those.entrySet().removeIf(entry -> !fit.test(entry.getKey(), entry.getValue()));
    return those;
  }

  /** Nobody knows whether it was rung. */
  static LastWord unknown() {
    return new LastWord(ListOutcome.OTHER, "UNKNOWN", 1, null);
  }

  private @Nullable Held number(@Nullable String dialled) {
    if (dialled == null) {
      return null;
    }
    Held number = known.get(dialled);
    return number == null ? known.get(PhoneNumber.of(dialled).phoneId()) : number;
  }

  private static LastWord word(Try one) {
    return new LastWord(one.outcome(), one.code(), 1, one.digit());
  }

  /** A key that was pressed counts, whatever came of a later try. */
  private static LastWord later(LastWord earlier, LastWord latest) {
    return new LastWord(
        latest.outcome(),
        latest.code(),
        earlier.rang() + latest.rang(),
        latest.digit() == null ? earlier.digit() : latest.digit());
  }
}

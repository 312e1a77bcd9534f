package io.dialer.emulator.account;

import java.util.regex.Pattern;

/**
 * A number on a list: {@code *} is anything, {@code #} one character, and a dash between two
 * numbers of the same length a range (section 3.6.22).
 */
record NumberMask(String text) {
  private static final Pattern RANGE = Pattern.compile("(\\d+)\\s*-\\s*(\\d+)");

  boolean fits(String number) {
    String plain = number.startsWith("+") ? number.substring(1) : number;
    var range = RANGE.matcher(text);
    if (range.matches()) {
      return within(plain, range.group(1), range.group(2));
    }
    String regex =
        Pattern.quote(text).replace("*", "\\E.*\\Q").replace("#", "\\E.\\Q").replace("\\Q\\E", "");
    return plain.matches(regex);
  }

  private static boolean within(String number, String from, String to) {
    return number.length() == from.length()
        && number.length() == to.length()
        && number.compareTo(from) >= 0
        && number.compareTo(to) <= 0;
  }
}

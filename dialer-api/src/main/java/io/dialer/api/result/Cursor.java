package io.dialer.api.result;

import io.dialer.api.rest.Refusal;
import io.dialer.core.result.PollingResultRow;
import io.dialer.core.result.ResultRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a feed. Clients keep it as it is and give it back.
 *
 * @param changeTime the stamp of the last row seen
 * @param position its place among rows of one stamp; 0 where stamps are unique
 */
record Cursor(BigDecimal changeTime, long position) {

  /** No exponents: a short text must not become a number of a thousand million digits. */
  private static final Pattern PLAIN =
      Pattern.compile("(-?[0-9]{1,12}(?:\\.[0-9]{1,9})?)/([0-9]{1,18})");

  static Cursor of(ResultRow row) {
    return new Cursor(BigDecimal.valueOf(row.changeTime()), row.feedPosition());
  }

  static Cursor of(PollingResultRow row) {
    BigDecimal stamp = row.changeTime();
    return new Cursor(stamp == null ? BigDecimal.ZERO : stamp, 0);
  }

  static Cursor parse(String text) {
    try {
      Matcher plain =
          PLAIN.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
      if (plain.matches()) {
        return new Cursor(new BigDecimal(plain.group(1)), Long.parseLong(plain.group(2)));
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw Refusal.badRequest(
        "after: this is no cursor; expected is data.cursor of an earlier page, unchanged");
  }

  String text() {
    String plain = changeTime.toPlainString() + "/" + position;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }
}

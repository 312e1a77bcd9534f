package io.dialer.mango.client.commands;

import io.dialer.mango.client.Check;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SIP headers that a command hands on (appendix 1): {@code header/part} to value. The vendor
 * ignores those that it does not allow for the method, or whose value breaks the grammar, without a
 * word, so they are refused here.
 */
final class SipHeaders {

  private static final int MAX_BYTES = 64;
  private static final Pattern VALUE = Pattern.compile("[^;/?:@&=+$,\\p{Cntrl}]+");

  private SipHeaders() {}

  /** At most the one header that the method takes. */
  static void check(Check check, @Nullable Map<String, String> headers, String allowed) {
    if (headers == null) {
      return;
    }
    headers.forEach(
        (name, value) ->
            check
                .oneOf("sip_headers", name, allowed)
                .format(name, value, VALUE, "text without any of ; / ? : @ & = + $ ,")
                .bytes(name, value, MAX_BYTES));
  }
}

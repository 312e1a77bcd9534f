package io.dialer.emulator.command;

import static io.dialer.emulator.http.Field.matching;
import static io.dialer.emulator.http.Field.object;

import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Shape;

/** {@code sip_headers}: at most 64 characters, none of those that SIP reserves (appendix 1). */
final class SipHeaders {
  private SipHeaders() {}

  static void check(Params params, String header) throws ApiError {
    var unused =
        params.read(
            Shape.of(object("sip_headers", Shape.of(matching(header, "[^;/?:@&=+$,]{0,64}")))));
  }
}

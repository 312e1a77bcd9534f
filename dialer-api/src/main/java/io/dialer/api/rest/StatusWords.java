package io.dialer.api.rest;

import java.util.List;

/** Words for the statuses that the HTTP machinery answers with by itself. */
final class StatusWords {

  private StatusWords() {}

  static Reply refused(int status) {
    return Reply.refused(List.of(explain(status)));
  }

  private static String explain(int status) {
    return switch (status) {
      case 400 ->
          "the request is malformed: a JSON body, and parameters of the right kind, are expected";
      case 404 -> "there is nothing at this address";
      case 405 -> "this address does not take this method; the Allow header names those it takes";
      case 406 -> "only JSON can be replied";
      case 408 -> "the request took too long to arrive";
      case 413 -> "the request is too large";
      case 414 -> "the address is too long";
      case 415 -> "the body is of a kind that this address does not take";
      case 431 -> "the request's headers are too large";
      case 503 -> "the dialer cannot answer now; try again in a moment";
      default ->
          status >= 500
              ? "an error of the dialer, not of the request"
              : "the request was refused with status " + status;
    };
  }
}

package io.dialer.mango.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * An HTTP reply, and what it says about the request.
 *
 * @param json the body; missing when it is not JSON
 */
record MangoReply(int status, JsonNode json) {

  private static final Pattern CODE = Pattern.compile("[1-9][0-9]{3}");

  static MangoReply of(int status, byte[] body) {
    try {
      return new MangoReply(status, MangoJson.MAPPER.readTree(body));
    } catch (JacksonException e) {
      return new MangoReply(status, MissingNode.getInstance());
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  /** The outcome of a command. Whatever is not clearly a yes or a no is unknown. */
  CommandOutcome outcome() {
    if (status == 401) {
      return new Rejected(new Cause("401", EndReason.ACCOUNT_REFUSED), true);
    }
    if (isRateLimit()) {
      return new Rejected(new Cause(codeOr(status), EndReason.TOO_MANY_REQUESTS), true);
    }
    if (status >= 500 || status < 200 || (status >= 300 && status < 400) || status == 408) {
      return new Unknown("the PBX answered HTTP " + status);
    }
    String code = code();
    if (!code.isEmpty()) {
      return status < 300 && MangoCodes.isSuccess(code)
          ? new Accepted()
          : new Rejected(MangoCodes.cause(code), false);
    }
    return status < 300
        ? new Unknown("the PBX answered HTTP " + status + " without a result")
        : new Rejected(new Cause(Integer.toString(status), httpReason()), false);
  }

  /**
   * The outcome of a question. Its answer need not carry a result: many are just what was asked
   * for.
   */
  CommandOutcome answer() {
    boolean plain =
        status == 200 && json.isContainerNode() && !json.has("result") && !json.has("code");
    return plain ? new Accepted() : outcome();
  }

  /** The vendor's code in the body, {@code result} or {@code code}; empty when there is none. */
  private String code() {
    for (String field : new String[] {"result", "code"}) {
      String value = json.path(field).asText("").strip();
      if (CODE.matcher(value).matches()) {
        return value;
      }
    }
    return "";
  }

  private String codeOr(int otherwise) {
    String code = code();
    return code.isEmpty() ? Integer.toString(otherwise) : code;
  }

  private boolean isRateLimit() {
    return status == 429
        || json.path("message").asText("").contains("Rate limit exceeded")
        || MangoCodes.reasonOf(code()) == EndReason.TOO_MANY_REQUESTS;
  }

  private EndReason httpReason() {
    return switch (status) {
      case 403 -> EndReason.ACCOUNT_REFUSED;
      case 420 -> EndReason.OTHER;
      default -> EndReason.BAD_REQUEST;
    };
  }
}

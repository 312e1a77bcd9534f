package io.dialer.mango.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.CommandOutcome.Unknown;
import io.dialer.core.telephony.EndReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An HTTP reply, and what it says about the request.
 *
 * @param json the body; missing when it is not JSON
 * @param from what answered
 * @param location the header of that name, empty when there is none
 */
record MangoReply(int status, JsonNode json, URI from, String location) {

  private static final int REFUSAL = 64 * 1024;
  private static final JsonNode IN_FILE = new POJONode("in a file");
  private static final Pattern CODE = Pattern.compile("[1-9][0-9]{3}");

  static MangoReply of(HttpResponse<byte[]> response) {
    String location = response.headers().firstValue("Location").orElse("");
    return new MangoReply(response.statusCode(), tree(response.body()), response.uri(), location);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return MangoJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  /**
   * A reply whose body went into a file. A refusal is JSON, and short.
   *
   * @param isJson whether what was asked for is JSON, too
   */
  static MangoReply ofFile(HttpResponse<Path> response, boolean isJson) throws IOException {
    byte[] beginning;
    try (InputStream body = Files.newInputStream(response.body())) {
      beginning = body.readNBytes(REFUSAL);
    }
    int status = response.statusCode();
    MangoReply read = new MangoReply(status, tree(beginning), response.uri(), "");
    boolean asAsked = isJson ? read.isAnswer(beginning.length) : !startsAsJson(beginning);
    return status == 200 && asAsked ? new MangoReply(status, IN_FILE, response.uri(), "") : read;
  }

  private boolean isAnswer(int length) {
    return length == REFUSAL || answer() instanceof Accepted;
  }

  private static boolean startsAsJson(byte[] text) {
    return text.length > 0 && text[0] == '{';
  }

  /** Whether the body is in a file, and is what was asked for. */
  boolean isInFile() {
    return json.isPojo();
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
   * for, and changes of many records at once carry a result for each of them.
   */
  CommandOutcome answer() {
    boolean ofItsOwn = json.path("result").isArray() || !(json.has("result") || json.has("code"));
    boolean plain = status == 200 && json.isContainerNode() && ofItsOwn;
    return plain ? new Accepted() : outcome();
  }

  /**
   * The body; an object without fields when it is an empty list, which is how those are written.
   */
  JsonNode object() {
    return json.isArray() && json.isEmpty() ? MangoJson.MAPPER.createObjectNode() : json;
  }

  /** Whether the answer is to be fetched elsewhere. */
  boolean isRedirection() {
    return status >= 300 && status < 400;
  }

  /** Where it is to be fetched; empty when that is nowhere, or less safe than where we asked. */
  Optional<URI> target() {
    try {
      URI target = from.resolve(location);
      boolean safe =
          "https".equals(target.getScheme()) || from.getScheme().equals(target.getScheme());
      return isRedirection() && !location.isEmpty() && safe
          ? Optional.of(target)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What the PBX has against the request, if it counts it as malformed: any 3xxx, and a 4xx of HTTP
   * that gives no code of the vendor's, a wrong address for instance. With 401 it refuses whatever
   * is sent. Codes that come in events later do not count: the request itself was in order.
   */
  Optional<Cause> complaint() {
    String code = code();
    if (code.startsWith("3")) {
      return Optional.of(MangoCodes.cause(code));
    }
    boolean plainRefusal = status >= 400 && status < 500 && status != 408 && code.isEmpty();
    return (status == 401 || plainRefusal)
            && outcome() instanceof Rejected rejected
            && !isRateLimit()
        ? Optional.of(rejected.cause())
        : Optional.empty();
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

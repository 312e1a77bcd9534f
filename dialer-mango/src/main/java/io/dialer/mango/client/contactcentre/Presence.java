package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one user is signed in (section 4.3.3). A kind of session that was not asked for is null.
 *
 * @param usedUacType the programs he uses
 * @param sip sessions of SIP
 * @param mtm sessions of M.Talker on telephones
 * @param mtd sessions of M.Talker on desks
 * @param cc sessions of operators in the contact centre
 * @param calls his calls; the document does not say of what form
 * @param more fields that are not known to us
 */
public record Presence(
    long abonentId,
    @Nullable List<String> usedUacType,
    @Nullable List<Session> sip,
    @Nullable List<Session> mtm,
    @Nullable List<Session> mtd,
    @Nullable List<Session> cc,
    @Nullable List<JsonNode> calls,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /**
   * One session.
   *
   * @param uac the program
   * @param ip the user's address
   * @param timestamp when it was last heard of, since 1970, UTC; the document does not say whether
   *     in seconds or, as in its events, in milliseconds
   * @param loc the user's region; the vendor does not fill it yet
   * @param geo where the user is; the vendor does not fill it yet
   * @param poss what the device can do: 1 calls, 2 messages, 3 video
   * @param uname the SIP account; of {@code sip}, {@code mtm} and {@code mtd}
   * @param status of {@code cc}: 1 on line, 2 do not disturb, 3 break, 4 off line, 5 outbound
   *     calls; of {@code mtm} and {@code mtd}, M.Talker's own
   * @param device the user's device; of all but {@code sip}
   * @param more fields that are not known to us
   */
  public record Session(
      @Nullable String uac,
      @Nullable String ip,
      @Nullable Long timestamp,
      @Nullable Integer loc,
      @Nullable String geo,
      @Nullable List<Integer> poss,
      @Nullable String uname,
      @Nullable Integer status,
      @Nullable String device,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
}

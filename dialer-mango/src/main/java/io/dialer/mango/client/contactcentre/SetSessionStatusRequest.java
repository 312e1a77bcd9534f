package io.dialer.mango.client.contactcentre;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code set_session_status} (section 4.3.1): opens, changes or ends a session of a user. Every
 * session takes a licence; all sessions of a user share one status.
 *
 * @param session null opens a new one
 * @param abonentId the user
 * @param status 1 on line, 2 do not disturb, 3 break, 4 off line (ends the session), 5 outbound
 *     calls
 * @param ttl how long the session lives, in seconds, 10 to 604800 (7 days); null means 7 days
 * @param device the user's device, at most 256 characters; two sessions of one device are seen as
 *     one. It, {@code ip}, {@code version} and {@code poss} are heeded for a new session only
 * @param ip the device's address, at most 256 characters
 * @param version the client's version, at most 256 characters
 * @param poss what the device can do: 1 calls, 2 messages, 3 video
 */
public record SetSessionStatusRequest(
    @Nullable String session,
    long abonentId,
    int status,
    @Nullable Integer ttl,
    @Nullable String device,
    @Nullable String ip,
    @Nullable String version,
    @Nullable List<Integer> poss)
    implements MangoQuery<SetSessionStatusReply> {

  private static final String PATH = "../cc/set_session_status";
  private static final int WEEK_SECONDS = 7 * 24 * 60 * 60;
  private static final int WORD = 256;

  public SetSessionStatusRequest {
    Check check = Check.of("cc/set_session_status");
    check
        .that(session == null || !session.isBlank(), "session", "is empty; expected its id or null")
        .between("abonent_id", abonentId, 1, Long.MAX_VALUE)
        .between("status", status, 1, 5)
        .between("ttl", ttl, 10, WEEK_SECONDS)
        .characters("device", device, WORD)
        .characters("ip", ip, WORD)
        .characters("version", version, WORD);
    if (poss != null) {
      poss.forEach(ability -> check.present("poss", ability).between("poss", ability, 1, 3));
    }
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.CONTACT_CENTRE;
  }

  @Override
  public Class<SetSessionStatusReply> reply() {
    return SetSessionStatusReply.class;
  }
}

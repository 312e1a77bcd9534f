package io.dialer.mango.client.contactcentre;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code get_presence} (section 4.3.3): the product's users, where they are signed in, and how.
 *
 * @param abonentId one user; null for all
 * @param sessionTypes {@code sip}, {@code cc} (operators of the contact centre), {@code mtm} and
 *     {@code mtd} (M.Talker on telephones and on desks); null for all
 */
public record PresenceRequest(@Nullable Long abonentId, @Nullable List<String> sessionTypes)
    implements MangoQuery<PresenceReply> {

  private static final String PATH = "../cc/get_presence";

  public PresenceRequest {
    Check check = Check.of("cc/get_presence").between("abonent_id", abonentId, 1, Long.MAX_VALUE);
    if (sessionTypes != null) {
      sessionTypes.forEach(
          type ->
              check
                  .present("session_types", type)
                  .oneOf("session_types", type, "sip", "cc", "mtm", "mtd"));
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
  public Class<PresenceReply> reply() {
    return PresenceReply.class;
  }
}

package io.dialer.mango.client.contactcentre;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code set_abonent_status} (section 4.3.2): changes the status of any user who is not off line.
 *
 * @param abonentId the user
 * @param status 1 on line, 2 do not disturb, 3 break, 4 off line (ends all sessions of the user), 5
 *     outbound calls
 */
public record SetAbonentStatusRequest(long abonentId, int status) implements MangoQuery<Done> {

  private static final String PATH = "../cc/set_abonent_status";

  public SetAbonentStatusRequest {
    Check.of("cc/set_abonent_status")
        .between("abonent_id", abonentId, 1, Long.MAX_VALUE)
        .between("status", status, 1, 5);
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
  public Class<Done> reply() {
    return Done.class;
  }
}

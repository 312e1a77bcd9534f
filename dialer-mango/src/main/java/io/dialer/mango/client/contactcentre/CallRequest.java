package io.dialer.mango.client.contactcentre;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code cc/call} (section 3.9.1): what the contact centre knows of a call at this moment.
 *
 * @param entryId the call's, from its events. One taken from old statistics may be forgotten: 3300
 */
public record CallRequest(String entryId) implements MangoQuery<CallReply> {

  private static final String PATH = "cc/call/";

  public CallRequest {
    Check.of(PATH).id("entry_id", entryId);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<CallReply> reply() {
    return CallReply.class;
  }
}

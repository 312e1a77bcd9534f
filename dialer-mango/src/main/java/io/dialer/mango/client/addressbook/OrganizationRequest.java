package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code ab/organization} (section 3.7.1.1): one organisation by its id. */
public record OrganizationRequest(String orgId) implements MangoQuery<OrganizationReply> {

  private static final String PATH = "ab/organization";

  public OrganizationRequest {
    Check.of(PATH).id("org_id", orgId);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ADDRESS_BOOK_READ;
  }

  @Override
  public Class<OrganizationReply> reply() {
    return OrganizationReply.class;
  }
}

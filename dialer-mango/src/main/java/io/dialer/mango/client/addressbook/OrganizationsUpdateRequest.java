package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;

/**
 * {@code ab/organizations/update} (section 3.7.1.5): changes organisations.
 *
 * @param data at most 500
 */
public record OrganizationsUpdateRequest(List<Organization> data)
    implements MangoQuery<OrganizationsChangedReply> {

  private static final String PATH = "ab/organizations/update";

  public OrganizationsUpdateRequest {
    Checks.batch(PATH, data);
    for (int i = 0; i < data.size(); i++) {
      Check.of(PATH)
          .id("data[%d].org_id".formatted(i), data.get(i).orgId())
          .present("data[%d].org_name".formatted(i), data.get(i).orgName());
    }
    data = List.copyOf(data);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ADDRESS_BOOK_WRITE;
  }

  @Override
  public Class<OrganizationsChangedReply> reply() {
    return OrganizationsChangedReply.class;
  }
}

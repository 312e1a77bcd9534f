package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;

/**
 * {@code ab/organizations/create} (section 3.7.1.4): creates organisations.
 *
 * @param data at most 500
 */
public record OrganizationsCreateRequest(List<Organization> data)
    implements MangoQuery<OrganizationsChangedReply> {

  private static final String PATH = "ab/organizations/create";

  public OrganizationsCreateRequest {
    Checks.batch(PATH, data);
    for (int i = 0; i < data.size(); i++) {
      Check.of(PATH).present("data[%d].org_name".formatted(i), data.get(i).orgName());
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

package io.dialer.mango.client.addressbook;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code ab/custom_fields} (section 3.7.20): the fields that the product added to its contacts. */
public record CustomFieldsRequest() implements MangoQuery<CustomFieldsReply> {

  @Override
  public String path() {
    return "ab/custom_fields/";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ADDRESS_BOOK_READ;
  }

  @Override
  public Class<CustomFieldsReply> reply() {
    return CustomFieldsReply.class;
  }
}

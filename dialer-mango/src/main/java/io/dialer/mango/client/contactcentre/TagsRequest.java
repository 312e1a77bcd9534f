package io.dialer.mango.client.contactcentre;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/** {@code tags} (section 3.9.2): all topics of the product's speech analytics. */
public record TagsRequest() implements MangoQuery<TagsReply> {

  @Override
  public String path() {
    return "tags/";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<TagsReply> reply() {
    return TagsReply.class;
  }
}

package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code audiofiles} (section 3.6.8): all sounds of the cabinet: the product's own, and those that
 * everybody has.
 */
public record AudioFilesRequest() implements MangoQuery<AudioFilesReply> {

  @Override
  public String path() {
    return "audiofiles";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<AudioFilesReply> reply() {
    return AudioFilesReply.class;
  }
}

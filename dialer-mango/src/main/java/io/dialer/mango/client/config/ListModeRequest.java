package io.dialer.mango.client.config;

import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code bwlists/state/} (section 3.6.21): whether callers are held against the black list or the
 * white one.
 */
public record ListModeRequest() implements MangoQuery<ListModeReply> {

  @Override
  public String path() {
    return "bwlists/state/";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<ListModeReply> reply() {
    return ListModeReply.class;
  }
}

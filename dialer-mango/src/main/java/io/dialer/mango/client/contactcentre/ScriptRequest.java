package io.dialer.mango.client.contactcentre;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;

/**
 * {@code script} (section 3.9.3): a script that operators follow.
 *
 * @param scriptId from {@link CallReply}. One of an old call may be forgotten: 3300
 */
public record ScriptRequest(long scriptId) implements MangoQuery<ScriptReply> {

  private static final String PATH = "script/";

  public ScriptRequest {
    Check.of(PATH).between("script_id", scriptId, 1, Long.MAX_VALUE);
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
  public Class<ScriptReply> reply() {
    return ScriptReply.class;
  }
}

package io.dialer.api.rest;

import jakarta.ws.rs.core.UriInfo;

/** Where the REST resources live: under two prefixes, the second for clients of the old module. */
public final class ApiPath {

  /** The beginning of every resource's {@code @Path}. What lies under it needs a sign-in. */
  public static final String BASE = "{prefix: (pbxcore/api/)?module-dialer/v1}";

  /** The media type of every reply. */
  public static final String JSON = "application/json;charset=UTF-8";

  private static final String PREFIX_PARAMETER = "prefix";

  private ApiPath() {}

  /**
   * Whether the resource that was found for the request lies under {@link #BASE}. The match is
   * asked, not the address: an address can be written in many ways.
   */
  public static boolean holds(UriInfo matched) {
    return matched.getPathParameters().containsKey(PREFIX_PARAMETER);
  }

  /** Whether a request's path, not yet matched, begins with one of the prefixes. */
  static boolean mayHold(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return relative.startsWith("module-dialer/v1")
        || relative.startsWith("pbxcore/api/module-dialer/v1");
  }
}

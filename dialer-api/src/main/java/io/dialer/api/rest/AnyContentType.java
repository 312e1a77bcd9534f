package io.dialer.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/**
 * Takes bodies for JSON whatever the sender called them: old clients send JSON as a form, or name
 * no type at all.
 */
@PreMatching
public final class AnyContentType implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (!ApiPath.mayHold(request.getUriInfo().getPath())) {
      return;
    }
    String sent = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (sent == null || !sent.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }
}

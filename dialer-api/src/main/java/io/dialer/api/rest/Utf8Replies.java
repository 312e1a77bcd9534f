package io.dialer.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Names the charset of JSON replies, for clients that would guess another. */
public final class Utf8Replies implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    if (response.hasEntity() && type != null && type.equals(MediaType.APPLICATION_JSON_TYPE)) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ApiPath.JSON);
    }
  }
}

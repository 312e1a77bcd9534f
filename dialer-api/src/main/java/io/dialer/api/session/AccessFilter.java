package io.dialer.api.session;

import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Refusal;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** Lets a request to the API through when it comes from this machine or from a session. */
@Priority(Priorities.AUTHENTICATION)
public final class AccessFilter implements ContainerRequestFilter {

  private final Sessions sessions;
  private final boolean localAccess;

  @Context
  @SuppressWarnings("NullAway.Init") // set by Jersey: a proxy of the request that is being served
  private HttpServletRequest servletRequest;

  public AccessFilter(Sessions sessions, boolean localAccess) {
    this.sessions = sessions;
    this.localAccess = localAccess;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!ApiPath.holds(request.getUriInfo())
        || (localAccess && LocalRequest.isLocal(servletRequest))) {
      return;
    }
    if (!sessions.isOpen(request.getHeaderString(HttpHeaders.COOKIE))) {
      throw new Refusal(
          401,
          "sign in first: POST login and password as a form to /admin-cabinet/session/start, and"
              + " send the cookie that it sets with every request");
    }
  }
}

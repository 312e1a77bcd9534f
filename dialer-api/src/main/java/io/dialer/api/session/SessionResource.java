package io.dialer.api.session;

import io.dialer.api.rest.ApiPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out, at the address and in the words of the old module. */
@Path("/admin-cabinet/session")
@Produces(ApiPath.JSON)
public final class SessionResource {

  private static final Logger LOG = LoggerFactory.getLogger(SessionResource.class);

  /** What these two addresses reply, instead of the envelope. */
  public record Answer(boolean success, boolean reload, List<String> message) {}

  private final Credentials credentials;
  private final Sessions sessions;
  private final SignInThrottle throttle;
  private final String whyNobody;

  public SessionResource(SignInSettings settings, Sessions sessions, InstantSource clock) {
    this.credentials = new Credentials(settings);
    this.sessions = sessions;
    this.throttle = new SignInThrottle(clock);
    this.whyNobody =
        settings.password().isPresent() ? "" : "nobody can sign in: no password is configured";
  }

  @POST
  @Path("/start")
  public Response start(@Context HttpServletRequest request, InputStream body) throws IOException {
    SignInForm form = SignInForm.read(body);
    String address = request.getRemoteAddr();
    if (!throttle.admits(address, form.login())) {
      LOG.warn("Sign-in from {} held back: too many failed attempts", address);
      return refused(429, "too many failed attempts: try again in a minute");
    }
    if (!credentials.match(form.login(), form.password())) {
      LOG.warn("Sign-in from {} failed", address);
      return refused(401, whyNobody.isEmpty() ? "wrong login or password" : whyNobody);
    }
    throttle.succeeded(address, form.login());
    String token = sessions.open(form.login());
    return Response.ok(new Answer(true, false, List.of()))
        .header(HttpHeaders.SET_COOKIE, Sessions.setCookie(token, request.isSecure()))
        .build();
  }

  @POST
  @Path("/end")
  public Response end(@HeaderParam(HttpHeaders.COOKIE) @Nullable String cookie) {
    sessions.end(cookie);
    return Response.ok(new Answer(true, false, List.of()))
        .header(HttpHeaders.SET_COOKIE, Sessions.forgetCookie())
        .build();
  }

  private static Response refused(int status, String message) {
    return Response.status(status).entity(new Answer(false, false, List.of(message))).build();
  }
}

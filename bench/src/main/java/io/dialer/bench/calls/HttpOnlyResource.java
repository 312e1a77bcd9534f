package io.dialer.bench.calls;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Has calls begun, and tells how far they have come. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
public final class HttpOnlyResource {
  private final HttpOnlyCalls calls;

  HttpOnlyResource(HttpOnlyCalls calls) {
    this.calls = calls;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public HttpOnlyCalls.Progress begin(HttpOnlyCalls.Wanted wanted) {
    calls.begin(wanted);
    return calls.progress();
  }

  @GET
  public HttpOnlyCalls.Progress progress() {
    return calls.progress();
  }
}

package io.dialer.api.telephony;

import io.dialer.mango.client.AllowedSenders;
import io.dialer.mango.client.WebhookSettings;
import io.dialer.mango.webhook.FromThePbx;
import io.dialer.mango.webhook.RefusalLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;

/** Takes webhooks from the addresses only that the configuration allows. */
@FromThePbx
final class SenderFilter implements ContainerRequestFilter {

  private final AllowedSenders allowed;
  private final String header;
  private final RefusalLog refusals;

  @Context
  @SuppressWarnings("NullAway.Init") // set by Jersey: a proxy of the request that is being served
  private HttpServletRequest servletRequest;

  SenderFilter(WebhookSettings settings, InstantSource clock) {
    this.header = settings.clientAddressHeader();
    this.allowed = new AllowedSenders(settings.allowFrom(), !header.isEmpty());
    this.refusals =
        new RefusalLog(
            "Refused {} webhooks from addresses that mango.webhooks.allowFrom does not have",
            clock);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!allowed.isOn()) {
      return;
    }
    String told = header.isEmpty() ? null : request.getHeaderString(header);
    if (!allowed.allow(servletRequest.getRemoteAddr(), told)) {
      refusals.refused();
      request.abortWith(
          Response.status(Status.FORBIDDEN)
              .type(MediaType.TEXT_PLAIN_TYPE)
              .entity("webhooks are not taken from this address")
              .build());
    }
  }

  /** How many this node has refused. */
  long refused() {
    return refusals.all();
  }
}

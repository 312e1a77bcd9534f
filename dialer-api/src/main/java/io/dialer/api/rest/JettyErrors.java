package io.dialer.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Puts what Jetty refuses before any resource sees it (a bad address, say) into the envelope. */
public final class JettyErrors extends ErrorHandler {

  private final ObjectMapper json;

  public JettyErrors(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    byte[] body = json.writeValueAsBytes(StatusWords.refused(response.getStatus()));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ApiPath.JSON);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}

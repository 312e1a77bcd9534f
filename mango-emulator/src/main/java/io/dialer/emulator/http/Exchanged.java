package io.dialer.emulator.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and the way to answer it, or to leave it without an answer. */
public record Exchanged(Request request, Response response, Callback callback) {
  /** Answers. */
  public void answer(Reply reply) {
    response.setStatus(reply.status());
    if (reply.contentType() != null) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType() + ";charset=utf-8");
    }
    if (reply.location() != null) {
      // Absolute, as the vendor's: some clients do not resolve a relative one.
      String absolute = request.getHttpURI().toURI().resolve(reply.location()).toString();
      response.getHeaders().put(HttpHeader.LOCATION, absolute);
    }
    response.write(true, ByteBuffer.wrap(reply.body().getBytes(StandardCharsets.UTF_8)), callback);
  }

  /**
   * Answers a request whose body is of no interest. It is read first: else the connection is closed
   * after the answer, while the client may be sending its next request on it.
   */
  void answerUnread(Reply reply) {
    Content.Source.consumeAll(request, Callback.from(() -> answer(reply), callback::failed));
  }

  /** Answers with a file. */
  public void answer(String contentType, byte[] file) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.length);
    response.write(true, ByteBuffer.wrap(file), callback);
  }

  /** Cuts the connection without an answer. */
  void cut() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new IOException("The connection was cut by an ordered fault"));
  }
}

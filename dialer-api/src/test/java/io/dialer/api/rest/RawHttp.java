package io.dialer.api.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP as it goes over the wire, for requests that a client library would not send. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 15_000;

  private RawHttp() {}

  /**
   * Sends a request and returns the whole reply, status line first.
   *
   * @param head the lines of the request's head, without the empty one at its end
   */
  public static String send(URI service, byte[] body, String... head) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(bytes(String.join("\r\n", head)));
      request.writeBytes(bytes("\r\nConnection: close\r\n\r\n"));
      request.writeBytes(body);
      socket.getOutputStream().write(request.toByteArray());
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Sends a request without a body. */
  public static String send(URI service, String... head) throws IOException {
    return send(service, new byte[0], head);
  }

  /** The status of a reply. */
  public static int status(String reply) {
    return Integer.parseInt(reply.split(" ", 3)[1]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

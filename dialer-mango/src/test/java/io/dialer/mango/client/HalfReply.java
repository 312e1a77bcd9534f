package io.dialer.mango.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every request with half a reply; then it closes the connection, or says no more. */
final class HalfReply implements AutoCloseable {
  private final ServerSocket server;
  private final boolean cut;
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::serve, "half-reply");

  HalfReply(boolean cut) throws IOException {
    this.cut = cut;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/vpbx/";
  }

  int requests() {
    return requests.get();
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        int first = socket.getInputStream().read();
        requests.addAndGet(first < 0 ? 0 : 1);
        OutputStream out = socket.getOutputStream();
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"resu"
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (cut) {
          socket.close();
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}

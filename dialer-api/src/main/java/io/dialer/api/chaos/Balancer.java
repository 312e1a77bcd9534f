package io.dialer.api.chaos;

import io.dialer.core.thread.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the PBX and the nodes, as the balancer of a cluster does: each connection goes to
 * the next node that takes one. What a node had when it died is lost.
 */
final class Balancer implements AutoCloseable {
  private static final int CONNECT_MS = 500;

  private final List<Node> nodes;
  private final ServerSocket entrance;
  private final ExecutorService pipes = DaemonThreads.asNeeded("balancer");
  private final AtomicInteger turn = new AtomicInteger();

  Balancer(List<Node> nodes) throws IOException {
    this.nodes = List.copyOf(nodes);
    this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    pipes.execute(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        pipes.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed, or the client was gone again.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket node = connect()) {
      pipes.execute(() -> copy(node, client));
      copy(client, node);
    } catch (IOException | UncheckedIOException e) {
      // No node takes it, or one side is gone: the PBX sees a broken connection.
    }
  }

  private Socket connect() throws IOException {
    int first = Math.floorMod(turn.getAndIncrement(), nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      Socket socket = new Socket();
      try {
        int port = nodes.get((first + i) % nodes.size()).port();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
        return socket;
      } catch (IOException e) {
        socket.close();
      }
    }
    throw new IOException("no node takes connections");
  }

  /** Copies until one side ends; then neither side is of use any more. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The other direction ended first.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    pipes.shutdownNow();
  }
}

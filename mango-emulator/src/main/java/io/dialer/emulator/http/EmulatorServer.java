package io.dialer.emulator.http;

import static org.eclipse.jetty.http.UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT;

import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: the emulator's own paths, and all others for the vendor's API. */
public final class EmulatorServer implements AutoCloseable {
  private static final int MOST_THREADS = 24;
  // Longer than any ordered time-out: Jetty must not answer before the fault does.
  private static final long IDLE_MS = 300_000;

  private final Server server;
  private final URI address;

  private EmulatorServer(Server server, URI address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts the server.
   *
   * @param links is asked first, and leaves to the API what it does not take
   * @throws IllegalStateException if it cannot listen
   */
  public static EmulatorServer start(
      String host, int port, Handler api, Handler links, Handler control) {
    Server server = new Server(new QueuedThreadPool(MOST_THREADS));
    HttpConfiguration http = new HttpConfiguration();
    // The real API takes doubled slashes in a path; Jetty's default refuses them.
    http.setUriCompliance(UriCompliance.DEFAULT.with("slashes", AMBIGUOUS_EMPTY_SEGMENT));
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MS);
    server.addConnector(connector);
    server.setHandler(new ByPath(api, links, control));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
    return new EmulatorServer(
        server, URI.create("http://" + host + ":" + connector.getLocalPort() + "/"));
  }

  private static final class ByPath extends Handler.Sequence {
    private final Handler api;
    private final Handler links;
    private final Handler control;

    ByPath(Handler api, Handler links, Handler control) {
      super(api, links, control);
      this.api = api;
      this.links = links;
      this.control = control;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      boolean own = Request.getPathInContext(request).startsWith("/emulator/");
      return own
          ? control.handle(request, response, callback)
          : links.handle(request, response, callback) || api.handle(request, response, callback);
    }
  }

  /** Where it listens, with a slash at the end. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server did not stop", e);
    }
  }
}

package io.dialer.mango;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Serves a resource on loopback with the parts that the service does it with. */
public final class TestServer {
  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  private TestServer(Object resource) {
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder jersey =
        new ServletHolder(new ServletContainer(new ResourceConfig().register(resource)));
    jersey.setAsyncSupported(true);
    context.addServlet(jersey, "/*");
    server.setHandler(context);
  }

  public static TestServer of(Object resource) throws Exception {
    TestServer server = new TestServer(resource);
    server.server.start();
    return server;
  }

  /** The address of a path below {@code /mango}. */
  public URI mango(String path) {
    return server.getURI().resolve("/mango" + path);
  }

  public void stop() throws Exception {
    server.stop();
  }
}

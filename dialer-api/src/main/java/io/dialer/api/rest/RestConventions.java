package io.dialer.api.rest;

import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;

/** Makes every resource keep to the contract: the envelope, errors, bodies of any type, limits. */
public final class RestConventions {

  private RestConventions() {}

  /**
   * Registers what all resources share.
   *
   * @param factory builds the server later on
   * @param bodies refuses bodies that are too large
   */
  public static void register(Environment environment, ServerFactory factory, BodyLimit bodies) {
    if (factory instanceof AbstractServerFactory server) {
      // One mapper for all exceptions, ours, instead of a dozen with replies of their own.
      server.setRegisterDefaultExceptionMappers(false);
    }
    environment
        .servlets()
        .addFilter("content type", new UnreadableContentType())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    List.of(new ErrorReply(), new AnyContentType(), bodies, new Utf8Replies())
        .forEach(environment.jersey()::register);
  }
}

package io.dialer.bench.calls;

import io.dialer.api.DialerConfiguration;
import io.dialer.api.settings.EnvironmentSource;
import io.dialer.mango.MangoMoments;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoSignature;
import io.dialer.mango.webhook.MangoWebhookResource;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The same HTTP without anything behind it: the service's own endpoint for webhooks and client of
 * the PBX, in a bare Dropwizard application with the service's own server settings; what is to be
 * done next is known in memory. Nothing is stored.
 */
public class HttpOnlyServer extends Application<DialerConfiguration> {

  /** Run by {@link Child}. */
  public static void main(String[] arguments) throws Exception {
    new HttpOnlyServer().run(arguments);
  }

  @Override
  public final void initialize(Bootstrap<DialerConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new EnvironmentSource(System.getenv()));
  }

  @Override
  public final void run(DialerConfiguration configuration, Environment environment)
      throws Exception {
    MangoConfiguration mango = configuration.mango();
    HttpOnlyCalls calls = new HttpOnlyCalls(mango, new MangoClient(mango, (limit, live) -> true));
    MangoSignature signature = new MangoSignature(mango.apiKey(), mango.apiSalt());
    environment
        .jersey()
        .register(
            new MangoWebhookResource(
                signature,
                keeping(configuration, calls, environment),
                new NoMoments(),
                InstantSource.system()));
    environment.jersey().register(new HttpOnlyResource(calls));
  }

  /** What is done with a webhook that was verified. */
  MangoWebhookResource.Keeping keeping(
      DialerConfiguration configuration, HttpOnlyCalls calls, Environment environment)
      throws Exception {
    return (path, json) -> {
      calls.take(path, json);
      return CompletableFuture.completedStage(null);
    };
  }

  private static final class NoMoments implements MangoMoments {
    @Override
    public void happened(String what, Instant at) {}

    @Override
    public Optional<Instant> last(String what) {
      return Optional.empty();
    }
  }
}

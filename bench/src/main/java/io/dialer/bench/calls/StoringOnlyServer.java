package io.dialer.bench.calls;

import io.dialer.api.DialerConfiguration;
import io.dialer.bench.Scene.Database;
import io.dialer.bench.ServicePool;
import io.dialer.mango.webhook.MangoInbox;
import io.dialer.mango.webhook.MangoWebhookResource;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.time.InstantSource;

/** The same with one thing more: a webhook is stored, durably, before it is answered. */
public final class StoringOnlyServer extends HttpOnlyServer {

  /** Run by {@link Child}, with the database in {@code DIALER_DB_URL}. */
  public static void main(String[] arguments) throws Exception {
    new StoringOnlyServer().run(arguments);
  }

  @Override
  MangoWebhookResource.Keeping keeping(
      DialerConfiguration configuration, HttpOnlyCalls calls, Environment environment)
      throws Exception {
    ServicePool pool =
        ServicePool.open(
            new Database(System.getenv("DIALER_DB_URL"), System.getenv("DIALER_DB_USER")));
    environment.lifecycle().manage(new AutoCloseableManager(pool));
    return new MangoInbox(pool.jdbi(), InstantSource.system(), () -> {})::store;
  }
}

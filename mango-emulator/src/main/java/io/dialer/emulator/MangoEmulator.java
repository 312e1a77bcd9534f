package io.dialer.emulator;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.AccountMethods;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.Exchange;
import io.dialer.emulator.command.CallOrders;
import io.dialer.emulator.command.CommandDesk;
import io.dialer.emulator.control.Control;
import io.dialer.emulator.control.ControlHandler;
import io.dialer.emulator.fault.Faults;
import io.dialer.emulator.http.ApiHandler;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.EmulatorServer;
import io.dialer.emulator.http.RequestCounters;
import io.dialer.emulator.limit.LimitTable;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.scenario.ScenarioFile;
import io.dialer.emulator.signature.Signature;
import io.dialer.emulator.stats.Statistics;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import io.dialer.emulator.webhook.Postman;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A running emulator of the MANGO OFFICE virtual PBX. Described in {@code docs/emulator.md}. */
public final class MangoEmulator implements AutoCloseable {
  private final EmulatedTime time;
  private final Postman postman;
  private final EmulatorServer server;

  private MangoEmulator(EmulatedTime time, Postman postman, EmulatorServer server) {
    this.time = time;
    this.postman = postman;
    this.server = server;
  }

  /**
   * Starts an emulator. It listens when this returns.
   *
   * @throws IllegalArgumentException if the scenario is wrong
   * @throws IllegalStateException if it cannot listen on the port
   */
  public static MangoEmulator start(EmulatorOptions options) {
    Scenario scenario = new ScenarioFile().read(options.scenario());
    EmulatedTime time = new EmulatedTime(options.speed());
    Signature signature = new Signature(options.apiKey(), options.apiSalt());
    Faults faults = new Faults(options.seed());
    RequestCounters counters = new RequestCounters();
    Postman postman = new Postman(signature, options.webhooks());
    Outbox outbox = new Outbox(time, faults, postman);
    Account account = new Account(scenario);
    CallRegistry registry = new CallRegistry(scenario, time, options.seed());

    Map<String, ApiMethod> methods = new HashMap<>();
    Exchange exchange = new Exchange(registry, account, scenario, time, outbox);
    methods.putAll(
        new CommandDesk(
                exchange,
                new CallOrders(account),
                time,
                outbox,
                scenario.timing().resultMs(),
                options.seed())
            .methods());
    methods.putAll(new AccountMethods(account, time).methods());
    methods.putAll(new Statistics(registry, time, outbox, scenario.timing()).methods());

    LimitTable limits = new LimitTable(options.limits(), time);
    ApiHandler api = new ApiHandler(methods, signature, limits, faults, counters, time);
    ControlHandler control =
        new ControlHandler(
            new Control(scenario, account, registry, faults, counters, outbox, postman, time));
    return new MangoEmulator(
        time, postman, EmulatorServer.start(options.host(), options.port(), api, control));
  }

  /** The base address of the emulated API, with a slash at its end. */
  public URI apiUrl() {
    return server.address().resolve("/vpbx/");
  }

  /** The base address of the emulator's own HTTP, with a slash at its end. */
  public URI controlUrl() {
    return server.address().resolve("/emulator/");
  }

  /** The port it listens on. */
  public int port() {
    return server.address().getPort();
  }

  /** Sends webhooks to this base address from now on. */
  public void webhooks(URI url) {
    postman.address(url);
  }

  @Override
  public void close() {
    server.close();
    time.close();
    postman.close();
  }
}

package io.dialer.emulator;

import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.AccountMethods;
import io.dialer.emulator.addressbook.AddressBook;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.Exchange;
import io.dialer.emulator.campaign.CampaignDialler;
import io.dialer.emulator.campaign.CampaignMethods;
import io.dialer.emulator.campaign.Campaigns;
import io.dialer.emulator.command.CallOrders;
import io.dialer.emulator.command.CommandDesk;
import io.dialer.emulator.command.Execution;
import io.dialer.emulator.command.SmsDesk;
import io.dialer.emulator.contactcentre.AutoCalls;
import io.dialer.emulator.contactcentre.CallDataMethods;
import io.dialer.emulator.contactcentre.CentreMethods;
import io.dialer.emulator.contactcentre.Presence;
import io.dialer.emulator.contactcentre.Sessions;
import io.dialer.emulator.control.Control;
import io.dialer.emulator.control.ControlHandler;
import io.dialer.emulator.fault.Faults;
import io.dialer.emulator.http.ApiHandler;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.EmulatorServer;
import io.dialer.emulator.http.RequestCounters;
import io.dialer.emulator.limit.LimitTable;
import io.dialer.emulator.limit.Lockout;
import io.dialer.emulator.limit.VendorLimits;
import io.dialer.emulator.recording.RecordingLinks;
import io.dialer.emulator.recording.RecordingMethods;
import io.dialer.emulator.scenario.CabinetPlan;
import io.dialer.emulator.scenario.ContactCentrePlan;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.scenario.ScenarioFile;
import io.dialer.emulator.signature.Signature;
import io.dialer.emulator.stats.InCalls;
import io.dialer.emulator.stats.Statistics;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.tracking.VisitorMethods;
import io.dialer.emulator.webhook.Outbox;
import io.dialer.emulator.webhook.Postman;
import io.dialer.emulator.wire.WireWatch;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A running emulator of the MANGO OFFICE virtual PBX. Described in {@code docs/emulator.md}. */
public final class MangoEmulator implements AutoCloseable {
  private final EmulatedTime time;
  private final Postman postman;
  private final ApiHandler api;
  private final EmulatorServer server;
  private final SortedSet<String> paths;

  private MangoEmulator(
      EmulatedTime time,
      Postman postman,
      ApiHandler api,
      EmulatorServer server,
      Set<String> paths) {
    this.time = time;
    this.postman = postman;
    this.api = api;
    this.server = server;
    this.paths = new TreeSet<>(paths);
  }

  /**
   * Starts an emulator. It listens when this returns.
   *
   * @throws IllegalArgumentException if the scenario is wrong
   * @throws IllegalStateException if it cannot listen on the port
   */
  public static MangoEmulator start(EmulatorOptions options) {
    Signature signature = new Signature(options.apiKey(), options.apiSalt());
    Faults faults = new Faults(options.seed());
    RequestCounters counters = new RequestCounters();
    Postman postman = new Postman(signature, options.webhooks());
    Office office = office(options, faults, postman);
    Dialling dialling = dialling(office);
    Map<String, ApiMethod> methods = methods(options, office, dialling);
    EmulatedTime time = office.time();
    time.run(dialling.lists()::begin);

    VendorLimits limits =
        new VendorLimits(
            LimitTable.of(options.limits(), options.limitTimes(), time),
            new Lockout(options.locksOut(), time));
    ApiHandler api = new ApiHandler(methods, signature, limits, faults, counters, time);
    RecordingLinks links =
        new RecordingLinks(
            office.registry().recordings(), office.scenario().cabinet(), signature, time);
    ControlHandler control =
        new ControlHandler(
            new Control(
                office.scenario(),
                office.account(),
                office.registry(),
                dialling.campaigns(),
                dialling.lists(),
                dialling.sessions(),
                limits.lockout(),
                faults,
                counters,
                office.outbox(),
                postman,
                time));
    return new MangoEmulator(
        time,
        postman,
        api,
        EmulatorServer.start(options.host(), options.port(), api, links, control),
        methods.keySet());
  }

  /** What the account has, and the calls it knows of. */
  private record Office(
      Scenario scenario,
      EmulatedTime time,
      Outbox outbox,
      Account account,
      CallRegistry registry) {}

  private static Office office(EmulatorOptions options, Faults faults, Postman postman) {
    Scenario scenario = new ScenarioFile().read(options.scenario());
    EmulatedTime time = new EmulatedTime(options.speed());
    return new Office(
        scenario,
        time,
        new Outbox(time, faults, postman),
        new Account(scenario),
        new CallRegistry(scenario, time, options.seed()));
  }

  /** What makes calls, and who can take them. */
  private record Dialling(
      Sessions sessions, Exchange exchange, Campaigns campaigns, CampaignDialler lists) {}

  private static Dialling dialling(Office office) {
    EmulatedTime time = office.time();
    ContactCentrePlan centre = office.scenario().contactCentre();
    Sessions sessions = new Sessions(office.account(), centre, time, office.outbox());
    Exchange exchange =
        new Exchange(
            office.registry(),
            office.account(),
            office.scenario(),
            time,
            office.outbox(),
            sessions::takesGroupCalls);
    Campaigns campaigns = new Campaigns(time);
    CampaignDialler lists =
        new CampaignDialler(
            campaigns,
            exchange,
            office.registry(),
            time,
            sessions::takesCampaigns,
            centre.informerCalls());
    return new Dialling(sessions, exchange, campaigns, lists);
  }

  private static Map<String, ApiMethod> methods(
      EmulatorOptions options, Office office, Dialling dialling) {
    Map<String, ApiMethod> methods = new HashMap<>();
    methods.putAll(commands(options, office, dialling.exchange()).methods());
    methods.putAll(records(office));
    methods.putAll(contactCentre(office, dialling));
    return methods;
  }

  private static CommandDesk commands(EmulatorOptions options, Office office, Exchange exchange) {
    Scenario scenario = office.scenario();
    return new CommandDesk(
        exchange,
        new CallOrders(office.account()),
        new SmsDesk(office.account(), scenario, office.time(), office.outbox()),
        new Execution(
            office.time(), office.outbox(), scenario.timing().resultMs(), options.seed()));
  }

  private static Map<String, ApiMethod> contactCentre(Office office, Dialling dialling) {
    EmulatedTime time = office.time();
    Account account = office.account();
    CallRegistry registry = office.registry();
    Sessions sessions = dialling.sessions();
    ContactCentrePlan centre = office.scenario().contactCentre();
    Map<String, ApiMethod> methods = new HashMap<>();
    methods.putAll(
        new CampaignMethods(dialling.campaigns(), dialling.lists(), account, centre, time)
            .methods());
    methods.putAll(
        new CentreMethods(
                sessions,
                new Presence(sessions, registry, account, time.millis()),
                new AutoCalls(dialling.exchange(), registry, account, time),
                account,
                centre.connected(),
                time)
            .methods());
    methods.putAll(new CallDataMethods(registry, account, centre.content(), time).methods());
    return methods;
  }

  /** What is neither a command nor the contact centre's. */
  private static Map<String, ApiMethod> records(Office office) {
    Scenario scenario = office.scenario();
    EmulatedTime time = office.time();
    Outbox outbox = office.outbox();
    Account account = office.account();
    CallRegistry registry = office.registry();
    CabinetPlan cabinet = scenario.cabinet();
    Map<String, ApiMethod> methods = new HashMap<>();
    methods.putAll(new AccountMethods(account, time).methods());
    methods.putAll(new Statistics(registry, time, outbox, scenario.timing()).methods());
    methods.putAll(new InCalls(registry, account, scenario, time, outbox).methods());
    methods.putAll(new RecordingMethods(registry.recordings(), cabinet).methods());
    methods.putAll(new VisitorMethods(cabinet.visitors()).methods());
    methods.putAll(
        new AddressBook(cabinet.customFields(), () -> time.ask(registry::lastCalls), time, outbox)
            .methods());
    return methods;
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

  /** The paths of the vendor's methods that take a signed POST, without slashes at their ends. */
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(paths);
  }

  /** Sends webhooks to this base address from now on. */
  public void webhooks(URI url) {
    postman.address(url);
  }

  /** Has somebody told what passes on the wire from now on. */
  public void watch(WireWatch watch) {
    postman.watch(watch);
    api.watch(watch);
  }

  @Override
  public void close() {
    server.close();
    time.close();
    postman.close();
  }
}

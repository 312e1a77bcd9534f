package io.dialer.mango;

import io.dialer.core.audio.Prompt;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.core.telephony.OutboundDialler;
import io.dialer.mango.client.InvalidRequest;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoQuery;
import io.dialer.mango.client.outbound.CampaignDeleteRequest;
import io.dialer.mango.client.outbound.CampaignListReply;
import io.dialer.mango.client.outbound.CampaignListRequest;
import io.dialer.mango.client.outbound.CampaignReportRequest;
import io.dialer.mango.client.outbound.CampaignReports;
import io.dialer.mango.client.outbound.CampaignRequest;
import io.dialer.mango.client.outbound.CampaignSearchRequest;
import io.dialer.mango.client.outbound.CampaignStartRequest;
import io.dialer.mango.client.outbound.CampaignStopRequest;
import io.dialer.mango.client.outbound.CampaignTask;
import io.dialer.mango.client.outbound.ListedTask;
import io.dialer.mango.client.outbound.TasksFinishedRequest;
import io.dialer.mango.client.outbound.TasksPushRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Outbound campaigns of the contact centre (document, section 3.8) as the core's lists. */
public final class MangoOutboundCampaigns implements OutboundDialler {

  private static final Pattern NUMBER =
      Pattern.compile("\\+?[0-9]{5,20}|(?i:sip:)?[\\w.+~-]+@[\\w-]+(\\.[\\w-]+)*");
  private static final int LONGEST_NUMBER = 64;

  /** The limit of active campaigns is reached. */
  private static final String TOO_MANY_ACTIVE = "5102";

  private final MangoConfiguration configuration;
  private final MangoClient client;
  private final MangoPrompts prompts;
  private final OutboundIds ids;
  private final CampaignReports reports;
  private volatile boolean newerLists;

  public MangoOutboundCampaigns(
      MangoConfiguration configuration,
      MangoClient client,
      MangoPrompts prompts,
      InstantSource clock) {
    this.configuration = configuration;
    this.client = client;
    this.prompts = prompts;
    this.ids = new OutboundIds(client, clock);
    this.reports = new CampaignReports(client);
  }

  static boolean isNumber(String text) {
    return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
  }

  @Override
  public boolean takes(String dialled) {
    return isNumber(dialled);
  }

  @Override
  public long create(Order order) throws NotDone {
    long creator = employees(List.of(configuration.extension())).get(0);
    CampaignOrder written =
        new CampaignOrder(order, line(), creator, employees(order.operators()))
            .saying(sound(order.voice()), sound(order.hold()));
    return ask(written::request).campaignId();
  }

  private long line() throws NotDone {
    try {
      return ids.line(configuration.line())
          .orElseThrow(
              () -> invalid("the cabinet has no line %s (MANGO_LINE)", configuration.line()));
    } catch (MangoException e) {
      throw notDone(e);
    }
  }

  private List<Long> employees(List<String> extensions) throws NotDone {
    List<Long> found = new ArrayList<>();
    for (String extension : extensions) {
      try {
        found.add(
            ids.employee(extension)
                .orElseThrow(
                    () -> invalid("the cabinet has no employee with extension %s", extension)));
      } catch (MangoException e) {
        throw notDone(e);
      }
    }
    return found;
  }

  private @Nullable Long sound(@Nullable Prompt prompt) throws NotDone {
    return prompt == null
        ? null
        : prompts
            .audioId(prompt)
            .orElseThrow(() -> invalid("the cabinet has no audio file named %s", prompt.name()));
  }

  /** Older and newer products know the list under different names. */
  @Override
  public List<Listed> lists() throws NotDone {
    CampaignListReply reply;
    try {
      reply = client.ask(newerLists ? CampaignListRequest.newer() : CampaignListRequest.older());
    } catch (MangoException e) {
      if (newerLists || !isNotThere(e)) {
        throw notDone(e);
      }
      newerLists = true;
      reply = ask(CampaignListRequest::newer);
    }
    return reply.campaigns().stream().map(DialledList::listed).toList();
  }

  private static boolean isNotThere(MangoException e) {
    return e.outcome() instanceof Rejected rejected && rejected.cause().code().equals("404");
  }

  @Override
  public void fill(long id, List<String> dialled) throws NotDone {
    ask(
        () ->
            new TasksPushRequest(
                id, dialled.stream().map(MangoOutboundCampaigns::listed).toList()));
  }

  private static ListedTask listed(String dialled) {
    return ListedTask.of(dialled.startsWith("+") ? dialled.substring(1) : dialled);
  }

  @Override
  public boolean isMissing(long id) throws NotDone {
    try {
      ask(() -> new CampaignSearchRequest(id));
      return false;
    } catch (NotDone e) {
      if (e.isForGood()) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public Status status(long id) throws NotDone {
    return DialledList.status(ask(() -> new CampaignRequest(id)).campaign());
  }

  @Override
  public void start(long id) throws NotDone {
    try {
      client.ask(new CampaignStartRequest(id));
    } catch (InvalidRequest e) {
      throw invalid("%s", String.valueOf(e.getMessage()));
    } catch (MangoException e) {
      throw notStarted(e);
    }
  }

  @Override
  public void stop(long id) throws NotDone {
    ask(() -> new CampaignStopRequest(id));
  }

  @Override
  public void delete(long id) throws NotDone {
    ask(() -> new CampaignDeleteRequest(id));
  }

  @Override
  public void report(long id, Consumer<Try> tries) throws NotDone {
    try {
      reports.read(
          new CampaignReportRequest(id), attempt -> tries.accept(DialledList.tried(attempt)));
    } catch (InvalidRequest e) {
      throw invalid("%s", String.valueOf(e.getMessage()));
    } catch (MangoException e) {
      throw notDone(e);
    }
  }

  @Override
  public List<Try> finished(long id, Instant from, Instant to) throws NotDone {
    List<CampaignTask> tasks =
        ask(() -> new TasksFinishedRequest(id, CampaignOrder.date(from), CampaignOrder.date(to)))
            .tasks();
    return tasks == null ? List.of() : tasks.stream().map(DialledList::ended).toList();
  }

  private <R> R ask(Supplier<? extends MangoQuery<R>> query) throws NotDone {
    try {
      return client.ask(query.get());
    } catch (InvalidRequest e) {
      throw invalid("%s", String.valueOf(e.getMessage()));
    } catch (MangoException e) {
      throw notDone(e);
    }
  }

  /** Where the PBX is busy or fails, starting again may help, and is harmless. */
  private static NotDone notStarted(MangoException e) {
    if (e.outcome() instanceof Rejected rejected && isPassing(rejected.cause().code())) {
      return new NotDone(String.valueOf(e.getMessage()), new Rejected(rejected.cause(), true));
    }
    return notDone(e);
  }

  private static boolean isPassing(String code) {
    return code.equals(TOO_MANY_ACTIVE) || (code.length() == 4 && code.startsWith("50"));
  }

  private static NotDone notDone(MangoException e) {
    return new NotDone(String.valueOf(e.getMessage()), e.outcome());
  }

  /** Not sent: the PBX would call it malformed. */
  private static NotDone invalid(String format, String value) {
    return new NotDone(
        format.formatted(value), new Rejected(new Cause("INVALID", EndReason.BAD_REQUEST), false));
  }
}

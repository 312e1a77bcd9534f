package io.dialer.bench.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.commands.CallbackRequest;
import io.dialer.mango.client.commands.HangUpRequest;
import io.dialer.mango.client.commands.PlayStartRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Poll calls without a memory that outlives them: a menu is asked the question, a key brings the
 * next one or the end, and the summary makes room for the next call.
 */
final class HttpOnlyCalls {
  private static final int PLACING_AT_ONCE = 8;
  private static final int LIVE_COMMANDS_AT_ONCE = 16;
  private static final long LISTEN_SECONDS = 5;

  private final MangoConfiguration mango;
  private final MangoClient client;
  private final ExecutorService placing = Executors.newFixedThreadPool(PLACING_AT_ONCE);
  private final ExecutorService living = Executors.newFixedThreadPool(LIVE_COMMANDS_AT_ONCE);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong commands = new AtomicLong();
  private volatile @Nullable Run run;

  HttpOnlyCalls(MangoConfiguration mango, MangoClient client) {
    this.mango = mango;
    this.client = client;
  }

  /**
   * What is to be done.
   *
   * @param sound is played as the question
   */
  record Wanted(Campaign campaign, long sound) {}

  /**
   * How far it is.
   *
   * @param done calls that have ended
   * @param refused commands that the PBX did not take
   */
  record Progress(int done, int refused) {}

  /** One campaign's calls. */
  private record Run(
      Wanted wanted,
      Map<String, Integer> asked,
      AtomicInteger begun,
      AtomicInteger done,
      AtomicInteger refused) {

    Run(Wanted wanted) {
      this(
          wanted,
          new ConcurrentHashMap<>(),
          new AtomicInteger(),
          new AtomicInteger(),
          new AtomicInteger());
    }

    boolean isLastQuestion(String entryId) {
      return asked.getOrDefault(entryId, 0) >= wanted.campaign().questions();
    }
  }

  void begin(Wanted wanted) {
    Run next = new Run(wanted);
    run = next;
    Campaign campaign = wanted.campaign();
    if (campaign.perSecond() > 0) {
      paced(next, TimeUnit.SECONDS.toNanos(1) / campaign.perSecond());
      return;
    }
    for (int i = 0; i < campaign.inFlight(); i++) {
      place(next);
    }
  }

  private void paced(Run paced, long everyNanos) {
    long first = System.nanoTime();
    for (int i = 0; i < paced.wanted().campaign().calls(); i++) {
      long delay = first + i * everyNanos - System.nanoTime();
      var unused = clock.schedule(() -> place(paced), delay, TimeUnit.NANOSECONDS);
    }
  }

  Progress progress() {
    Run now = run;
    return now == null ? new Progress(0, 0) : new Progress(now.done().get(), now.refused().get());
  }

  /** Takes a webhook that has been verified; without calls under way that was all. */
  void take(String path, String json) {
    Run now = run;
    if (now == null || !path.startsWith("events/")) {
      return;
    }
    JsonNode event = read(json);
    String entryId = event.path("entry_id").asText();
    String leg = event.path("call_id").asText();
    switch (path) {
      case "events/call" -> {
        if (event.path("location").asText().equals("ivr")
            && event.path("call_state").asText().equals("Appeared")) {
          ask(now, entryId, leg);
        }
      }
      case "events/dtmf" -> {
        if (now.isLastQuestion(entryId)) {
          living.execute(() -> send(now, new HangUpRequest(commandId(), leg)));
        } else {
          ask(now, entryId, leg);
        }
      }
      case "events/summary" -> ended(now, entryId);
      default -> {}
    }
  }

  private void ask(Run now, String entryId, String leg) {
    now.asked().merge(entryId, 1, Integer::sum);
    long sound = now.wanted().sound();
    living.execute(() -> send(now, new PlayStartRequest(commandId(), leg, LISTEN_SECONDS, sound)));
  }

  private void ended(Run now, String entryId) {
    now.asked().remove(entryId);
    now.done().incrementAndGet();
    if (now.wanted().campaign().perSecond() == 0) {
      place(now);
    }
  }

  private void place(Run now) {
    Campaign campaign = now.wanted().campaign();
    int place = now.begun().getAndIncrement();
    if (place >= campaign.calls()) {
      return;
    }
    String number = Long.toString(campaign.firstNumber() + place);
    var from = new CallbackRequest.From(mango.extension(), number);
    placing.execute(
        () -> send(now, new CallbackRequest(commandId(), from, mango.ivrLine(), mango.line())));
  }

  private void send(Run now, MangoCommand command) {
    if (!(client.send(command) instanceof Accepted)) {
      now.refused().incrementAndGet();
    }
  }

  private String commandId() {
    return "h" + commands.incrementAndGet();
  }

  private static JsonNode read(String json) {
    try {
      return JsonHttp.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a signed webhook is not JSON", e);
    }
  }
}

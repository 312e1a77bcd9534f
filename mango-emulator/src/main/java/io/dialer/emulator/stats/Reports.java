package io.dialer.emulator.stats;

import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.scenario.Timing;
import io.dialer.emulator.time.EmulatedTime;
import io.dialer.emulator.webhook.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports that are asked for, prepared, announced and fetched by a key (section 3.3.3). */
final class Reports {
  private final EmulatedTime time;
  private final Outbox outbox;
  private final Timing timing;
  private final String announcement;
  // An empty value is a report that is not ready.
  private final Map<String, Optional<String>> reports = new ConcurrentHashMap<>();

  /**
   * @param announcement path of the webhook that tells of a finished report
   */
  Reports(EmulatedTime time, Outbox outbox, Timing timing, String announcement) {
    this.time = time;
    this.outbox = outbox;
    this.timing = timing;
    this.announcement = announcement;
  }

  /** {@code /result/…}: the report can be fetched. */
  private record Ready(String key, @Nullable String requestId) {}

  /**
   * Orders a report and gives its key.
   *
   * @param csv makes the report, on the PBX's thread
   */
  String order(Supplier<String> csv, @Nullable String requestId) {
    String key =
        Base64.getEncoder()
            .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
    reports.put(key, Optional.empty());
    time.after(timing.statisticsMs(), () -> prepare(key, csv, requestId));
    return key;
  }

  private void prepare(String key, Supplier<String> csv, @Nullable String requestId) {
    reports.put(key, Optional.of(csv.get()));
    time.after(timing.statisticsKeptMs(), () -> reports.remove(key));
    outbox.send(announcement, new Ready(key, requestId));
  }

  /** 200 with the report, 204 while it is not ready, 404 for a wrong or an old key. */
  Reply fetch(Params params) throws ApiError {
    Optional<String> report = reports.get(params.text("key"));
    if (report == null) {
      return Reply.bare(404);
    }
    return report.map(csv -> new Reply(200, "text/csv", csv)).orElse(Reply.bare(204));
  }
}

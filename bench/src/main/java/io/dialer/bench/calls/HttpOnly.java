package io.dialer.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.bench.Scene;
import io.dialer.bench.Scene.Database;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The ceiling: an {@link HttpOnlyServer} in a process of its own; or, for webhooks alone, one that
 * stores them.
 */
final class HttpOnly implements Caller {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

  private final String title;
  private final Child process;
  private final JsonHttp http;
  private final long sound;

  private HttpOnly(String title, Child process, long sound) {
    this.title = title;
    this.process = process;
    this.http = new JsonHttp(process.address());
    this.sound = sound;
  }

  static HttpOnly start(Scene scene, EmulatedPbx pbx) throws Exception {
    long sound = pbx.addSound("Question");
    return new HttpOnly(
        "HTTP only",
        Child.start(HttpOnlyServer.class, scene.folder(), pbx.account(), "calls"),
        sound);
  }

  /** One that makes no calls, and stores webhooks. */
  static HttpOnly storing(Scene scene, Database database, EmulatedPbx pbx) throws Exception {
    Map<String, String> settings = new HashMap<>(pbx.account());
    settings.put("DIALER_DB_URL", database.url());
    settings.put("DIALER_DB_USER", database.user());
    return new HttpOnly(
        "storing only", Child.start(StoringOnlyServer.class, scene.folder(), settings, "calls"), 0);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public URI webhooks() {
    return process.address().resolve("mango");
  }

  /** Ends when the PBX has told the end of every call. */
  @Override
  public double call(Campaign campaign) throws Exception {
    var wanted = new HttpOnlyCalls.Wanted(campaign, sound);
    long begin = System.nanoTime();
    http.post("calls", JsonHttp.JSON.writeValueAsString(wanted));
    Await.until(
        "calls have ended", PATIENCE, LOOKS_EVERY, () -> progress("done") == campaign.calls());
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (progress("refused") > 0) {
      throw new IllegalStateException(progress("refused") + " commands were refused");
    }
    return seconds;
  }

  private int progress(String what) throws Exception {
    JsonNode progress = http.get("calls");
    return progress.path(what).asInt();
  }

  @Override
  public void settle() {}

  @Override
  public Duration processorTime() {
    return process.processorTime();
  }

  @Override
  public void close() {
    process.close();
  }
}

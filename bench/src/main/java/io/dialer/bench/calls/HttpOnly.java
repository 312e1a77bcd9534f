package io.dialer.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.bench.Scene;
import java.net.URI;
import java.time.Duration;

/** The ceiling: an {@link HttpOnlyServer} in a process of its own. */
final class HttpOnly implements Caller {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

  private final Child process;
  private final JsonHttp http;
  private final long sound;

  private HttpOnly(Child process, long sound) {
    this.process = process;
    this.http = new JsonHttp(process.address());
    this.sound = sound;
  }

  static HttpOnly start(Scene scene, EmulatedPbx pbx) throws Exception {
    long sound = pbx.addSound("Question");
    return new HttpOnly(
        Child.start(HttpOnlyServer.class, scene.folder(), pbx.account(), "calls"), sound);
  }

  @Override
  public String title() {
    return "HTTP only";
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

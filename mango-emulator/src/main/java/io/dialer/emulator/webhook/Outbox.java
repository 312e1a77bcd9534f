package io.dialer.emulator.webhook;

import io.dialer.emulator.fault.Fault;
import io.dialer.emulator.fault.Faults;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.time.EmulatedTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands webhooks to the postman, through the faults that are active. Used on the PBX's thread only.
 */
public final class Outbox {
  private static final long REORDER_GAP_MS = 20;

  private final EmulatedTime time;
  private final Faults faults;
  private final Postman postman;
  private @Nullable Webhook heldBack;
  private int era;

  public Outbox(EmulatedTime time, Faults faults, Postman postman) {
    this.time = time;
    this.faults = faults;
    this.postman = postman;
  }

  /** Sends a notification now. */
  public void send(String path, Object payload) {
    Webhook webhook = new Webhook(path, Json.write(payload));
    Optional<Fault> fault = faults.forWebhook(path);
    if (fault.isEmpty()) {
      post(webhook);
      return;
    }
    switch (fault.get().kind()) {
      case LOSE -> {}
      case REPEAT -> {
        post(webhook);
        post(webhook);
      }
      case DELAY -> postLater(webhook, fault.get().delay());
      case REORDER -> holdBack(webhook, fault.get().delay());
      default -> post(webhook);
    }
  }

  /** Sends a notification after so many emulated milliseconds. */
  public void sendAfter(long emulatedMillis, String path, Object payload) {
    int now = era;
    time.after(
        emulatedMillis,
        () -> {
          if (now == era) {
            send(path, payload);
          }
        });
  }

  /** Forgets what has not been sent. */
  public void reset() {
    era++;
    heldBack = null;
    postman.reset();
  }

  private void post(Webhook webhook) {
    postman.post(webhook);
    // Webhooks travel in parallel: without a gap the follower might still arrive second.
    if (heldBack != null) {
      time.afterReal(REORDER_GAP_MS, this::releaseHeldBack);
    }
  }

  private void postLater(Webhook webhook, long realMillis) {
    int now = era;
    time.afterReal(
        realMillis,
        () -> {
          if (now == era) {
            post(webhook);
          }
        });
  }

  private void holdBack(Webhook webhook, long atMostMillis) {
    releaseHeldBack();
    heldBack = webhook;
    time.afterReal(
        atMostMillis,
        () -> {
          if (webhook.equals(heldBack)) {
            releaseHeldBack();
          }
        });
  }

  private void releaseHeldBack() {
    Webhook held = heldBack;
    if (held != null) {
      heldBack = null;
      postman.post(held);
    }
  }
}

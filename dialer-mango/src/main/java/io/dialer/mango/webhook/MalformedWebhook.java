package io.dialer.mango.webhook;

/** A webhook that is signed but cannot be understood; the message says why. */
final class MalformedWebhook extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedWebhook(String message) {
    super(message);
  }
}

package io.dialer.emulator.webhook;

/** {@code /events/sms}, section 3.1.2: what became of a message. */
public record SmsEvent(String commandId, long timestamp, int reason) {}

package io.dialer.emulator.webhook;

/**
 * One notification to the external system.
 *
 * @param path beginning with a slash, appended to the system's base address
 * @param json the body, signed as it is
 */
public record Webhook(String path, String json) {}

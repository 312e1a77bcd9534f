package io.dialer.emulator.webhook;

/** {@code /result/…} of a command, section 3.2. */
public record CommandResult(String commandId, int result) {}

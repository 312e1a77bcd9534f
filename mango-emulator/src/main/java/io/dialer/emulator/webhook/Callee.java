package io.dialer.emulator.webhook;

import org.jspecify.annotations.Nullable;

/** The {@code to} of a call event: who is called, through which line and group. */
public record Callee(
    @Nullable String extension,
    @Nullable String number,
    @Nullable String lineNumber,
    @Nullable String acdGroup) {}

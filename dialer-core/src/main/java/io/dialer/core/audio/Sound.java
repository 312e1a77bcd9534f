package io.dialer.core.audio;

import java.time.Duration;

/**
 * A prompt and how long it plays.
 *
 * @param length exact for an uploaded file, estimated for a text
 */
public record Sound(Prompt prompt, Duration length) {}

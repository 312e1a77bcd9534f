package io.dialer.core.audio;

import java.time.Duration;

/**
 * A prompt and how long it plays.
 *
 * @param length exact for an uploaded file and for a text that was spoken, else estimated
 */
public record Sound(Prompt prompt, Duration length) {}

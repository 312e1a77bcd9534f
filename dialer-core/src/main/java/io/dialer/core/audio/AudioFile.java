package io.dialer.core.audio;

import java.nio.file.Path;
import java.time.Instant;

/**
 * An uploaded audio file.
 *
 * @param id counts up from 1
 * @param name the identity, as uploaded: {@code 1.mp3}
 * @param path the full path of the content in the audio folder; what a {@code questionFile} names
 * @param format what the content is
 * @param bytes the content's size
 * @param durationMs how long it plays, in milliseconds
 * @param changedAt when the content was last replaced
 */
public record AudioFile(
    long id,
    String name,
    String path,
    AudioFormat format,
    long bytes,
    long durationMs,
    Instant changedAt) {

  /** The content's place on this node's disk. */
  public Path location() {
    return Path.of(path);
  }
}

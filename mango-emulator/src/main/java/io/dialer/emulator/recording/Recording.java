package io.dialer.emulator.recording;

/**
 * A recorded talk.
 *
 * @param lengthMs emulated milliseconds
 * @param savedAt epoch seconds, UTC
 */
public record Recording(String id, long lengthMs, long savedAt) {
  private static final long LONGEST_AUDIO_MS = 60_000;

  /** The talk as an MP3: nobody says a word, for at most a minute. */
  public byte[] audio() {
    return SilentMp3.of(Math.min(lengthMs, LONGEST_AUDIO_MS));
  }
}

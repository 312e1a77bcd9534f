package io.dialer.core.audio;

import io.dialer.core.audio.AudioRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * What a file's content was found to be. Names and media types are not asked: both are often wrong.
 *
 * @param format mp3 or wav
 * @param durationMs how long it plays, in milliseconds
 */
public record AudioContent(AudioFormat format, long durationMs) {

  /**
   * Judges a file.
   *
   * @throws AudioRefused when it is neither mp3 nor wav, is damaged, or has too high a bit rate
   */
  public static AudioContent of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return of(channel.map(MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  static AudioContent of(ByteBuffer content) {
    if (WavSound.isWav(content)) {
      return new AudioContent(AudioFormat.WAV, WavSound.of(content).durationMs());
    }
    return new AudioContent(AudioFormat.MP3, Mp3Frames.durationMs(content));
  }

  static AudioRefused refused(String message) {
    return new AudioRefused(Reason.CONTENT, message);
  }
}

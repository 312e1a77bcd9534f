package io.dialer.core.audio;

import java.nio.ByteBuffer;

/**
 * Walks the contiguous MPEG audio frames of a file, layers I to III.
 *
 * <p>Four bytes that look like a frame's header are found in any data; a chain of frames, each
 * beginning where the last one ends, is not.
 */
final class Mp3Frames {

  /** The PBX takes no more; of a variable rate the peak counts. */
  private static final int MAX_KBIT = 256;

  private static final int MIN_FRAMES = 3;
  private static final int ID3V2_HEADER_BYTES = 10;
  private static final int ID3V2_FOOTER_FLAG = 0x10;

  private final ByteBuffer content;
  private int frames;
  private int peakKbit;
  private double seconds;

  private Mp3Frames(ByteBuffer content) {
    this.content = content;
  }

  static long durationMs(ByteBuffer content) {
    Mp3Frames frames = new Mp3Frames(content);
    int start = frames.skipZeros(frames.skipTags(0));
    frames.judge(start, frames.walk(start));
    return Math.round(frames.seconds * 1000);
  }

  private int walk(int start) {
    int at = start;
    while (at + 4 <= content.limit()) {
      Mp3Header header = Mp3Header.parse(content.getInt(at)).orElse(null);
      if (header == null) {
        break;
      }
      frames++;
      peakKbit = Math.max(peakKbit, header.kbit());
      seconds += header.seconds();
      at += header.bytes();
    }
    return Math.min(at, content.limit());
  }

  private void judge(int start, int end) {
    if (frames < MIN_FRAMES) {
      throw AudioContent.refused("the file is neither mp3 nor wav, judged by its content");
    }
    // Tags at the end and a last frame cut short are common; a tenth of something else is damage.
    if (!isTag(end) && content.limit() - end > (end - start) / 10) {
      throw AudioContent.refused(
          "the mp3 file is damaged: after %d bytes comes something that is not mp3".formatted(end));
    }
    if (peakKbit > MAX_KBIT) {
      throw AudioContent.refused(
          "the mp3 file has %d kbit/s: at most %d are taken".formatted(peakKbit, MAX_KBIT));
    }
  }

  private int skipTags(int start) {
    int at = start;
    while (startsWith(at, "ID3") && at + ID3V2_HEADER_BYTES <= content.limit()) {
      int length = 0;
      for (int i = 6; i < ID3V2_HEADER_BYTES; i++) {
        length = (length << 7) | (content.get(at + i) & 0x7F);
      }
      boolean footer = (content.get(at + 5) & ID3V2_FOOTER_FLAG) != 0;
      at += ID3V2_HEADER_BYTES * (footer ? 2 : 1) + length;
    }
    return at;
  }

  private int skipZeros(int start) {
    int at = start;
    while (at < content.limit() && content.get(at) == 0) {
      at++;
    }
    return at;
  }

  private boolean isTag(int at) {
    return startsWith(at, "TAG") || startsWith(at, "APETAGEX") || startsWith(at, "LYRICSBEGIN");
  }

  private boolean startsWith(int at, String text) {
    if (at + text.length() > content.limit()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (content.get(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

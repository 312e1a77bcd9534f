package io.dialer.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the chunks of a RIFF/WAVE file: how its samples are written and how many there are. */
final class WavHeader {

  private static final int RIFF = tag("RIFF");
  private static final int WAVE = tag("WAVE");
  private static final int FMT = tag("fmt ");
  private static final int DATA = tag("data");
  private static final int HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int SUBFORMAT_OFFSET = 24;

  private WavHeader() {}

  static boolean isWav(ByteBuffer content) {
    return content.limit() >= HEADER_BYTES
        && content.getInt(0) == RIFF
        && content.getInt(8) == WAVE;
  }

  static long durationMs(ByteBuffer content) {
    ByteBuffer little = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long bytesPerSecond = 0;
    long at = HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= content.limit()) {
      int chunk = content.getInt((int) at);
      int body = (int) at + CHUNK_HEADER_BYTES;
      long length = Integer.toUnsignedLong(little.getInt((int) at + 4));
      if (chunk == FMT && body + Math.max(length, 16) <= content.limit()) {
        bytesPerSecond = bytesPerSecond(little, body, length);
      } else if (chunk == DATA && bytesPerSecond > 0) {
        return durationMs(Math.min(length, content.limit() - body), bytesPerSecond);
      }
      // Chunks are padded to an even length.
      at = body + length + (length & 1);
    }
    throw AudioContent.refused("the wav file is cut short: its header names no sound");
  }

  private static long bytesPerSecond(ByteBuffer little, int fmt, long length) {
    int format = Short.toUnsignedInt(little.getShort(fmt));
    if (format == EXTENSIBLE && length >= SUBFORMAT_OFFSET + 2) {
      format = Short.toUnsignedInt(little.getShort(fmt + SUBFORMAT_OFFSET));
    }
    if (format != PCM) {
      throw AudioContent.refused(
          "the wav file is compressed (format %d): plain PCM is expected".formatted(format));
    }
    int channels = Short.toUnsignedInt(little.getShort(fmt + 2));
    long rate = Integer.toUnsignedLong(little.getInt(fmt + 4));
    int bits = Short.toUnsignedInt(little.getShort(fmt + 14));
    if (channels < 1 || channels > 8 || rate < 1_000 || rate > 192_000 || bits < 8 || bits > 32) {
      throw AudioContent.refused(
          "the wav file's header is wrong: %d channels of %d bits at %d Hz"
              .formatted(channels, bits, rate));
    }
    return channels * rate * ((bits + 7) / 8);
  }

  private static long durationMs(long dataBytes, long bytesPerSecond) {
    if (dataBytes == 0) {
      throw AudioContent.refused("the wav file holds no sound");
    }
    return dataBytes * 1000 / bytesPerSecond;
  }

  private static int tag(String text) {
    return text.charAt(0) << 24 | text.charAt(1) << 16 | text.charAt(2) << 8 | text.charAt(3);
  }
}

package io.dialer.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The sound inside a RIFF/WAVE file: how its samples are written and where they lie.
 *
 * @param coding how a sample is written
 * @param channels samples of one moment, 1 to 8
 * @param rate moments per second
 * @param sampleBytes the length of one sample
 * @param begin where the samples begin, counted from the file's first byte
 * @param length how many bytes they take; whole moments only
 */
record WavSound(Coding coding, int channels, int rate, int sampleBytes, int begin, int length) {

  private static final int RIFF = tag("RIFF");
  private static final int WAVE = tag("WAVE");
  private static final int FMT = tag("fmt ");
  private static final int DATA = tag("data");
  private static final int HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int SUBFORMAT_OFFSET = 24;
  private static final int MIN_RATE = 4_000;
  private static final int MAX_RATE = 192_000;

  /** How a sample is written, by the format's number in the header. */
  enum Coding {
    PCM(1, 1, 4),
    FLOAT(3, 4, 8),
    A_LAW(6, 1, 1),
    MU_LAW(7, 1, 1);

    private final int number;
    private final int minBytes;
    private final int maxBytes;

    Coding(int number, int minBytes, int maxBytes) {
      this.number = number;
      this.minBytes = minBytes;
      this.maxBytes = maxBytes;
    }

    private static Optional<Coding> of(int number) {
      for (Coding coding : values()) {
        if (coding.number == number) {
          return Optional.of(coding);
        }
      }
      return Optional.empty();
    }

    private boolean takes(int bytes) {
      return bytes >= minBytes && bytes <= maxBytes && (this != FLOAT || bytes % 4 == 0);
    }
  }

  static boolean isWav(ByteBuffer content) {
    return content.limit() >= HEADER_BYTES
        && content.getInt(0) == RIFF
        && content.getInt(8) == WAVE;
  }

  /**
   * Reads the chunks up to the samples.
   *
   * @throws AudioRefused when they are damaged, hold no sound, or a kind that is not understood
   */
  static WavSound of(ByteBuffer content) {
    ByteBuffer little = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    WavSound format = null;
    long at = HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= content.limit()) {
      int chunk = content.getInt((int) at);
      int body = (int) at + CHUNK_HEADER_BYTES;
      long length = Integer.toUnsignedLong(little.getInt((int) at + 4));
      if (chunk == FMT && body + Math.max(length, 16) <= content.limit()) {
        format = format(little, body, length);
      } else if (chunk == DATA && format != null) {
        // Written to a pipe, a file cannot tell its length beforehand: it plays to its end.
        return format.samples(body, (int) Math.min(length, content.limit() - body));
      }
      // Chunks are padded to an even length.
      at = body + length + (length & 1);
    }
    throw AudioContent.refused("the wav file is cut short: its header names no sound");
  }

  /** How long it plays, in milliseconds. */
  long durationMs() {
    return moments() * 1000 / rate;
  }

  long moments() {
    return length / momentBytes();
  }

  int momentBytes() {
    return channels * sampleBytes;
  }

  private WavSound samples(int body, int available) {
    int whole = available / momentBytes() * momentBytes();
    if (whole == 0) {
      throw AudioContent.refused("the wav file holds no sound");
    }
    return new WavSound(coding, channels, rate, sampleBytes, body, whole);
  }

  private static WavSound format(ByteBuffer little, int fmt, long length) {
    int named = Short.toUnsignedInt(little.getShort(fmt));
    int number =
        named == EXTENSIBLE && length >= SUBFORMAT_OFFSET + 2
            ? Short.toUnsignedInt(little.getShort(fmt + SUBFORMAT_OFFSET))
            : named;
    Coding coding =
        Coding.of(number)
            .orElseThrow(
                () ->
                    AudioContent.refused(
                        "the wav file is compressed (format %d): PCM, float, A-law or µ-law is expected"
                            .formatted(number)));
    int channels = Short.toUnsignedInt(little.getShort(fmt + 2));
    long rate = Integer.toUnsignedLong(little.getInt(fmt + 4));
    int bits = Short.toUnsignedInt(little.getShort(fmt + 14));
    int bytes = (bits + 7) / 8;
    if (channels < 1
        || channels > 8
        || rate < MIN_RATE
        || rate > MAX_RATE
        || !coding.takes(bytes)) {
      throw AudioContent.refused(
          "the wav file's header is wrong: %d channels of %d bits at %d Hz"
              .formatted(channels, bits, rate));
    }
    return new WavSound(coding, channels, (int) rate, bytes, 0, 0);
  }

  private static int tag(String text) {
    return text.charAt(0) << 24 | text.charAt(1) << 16 | text.charAt(2) << 8 | text.charAt(3);
  }
}

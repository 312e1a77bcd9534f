package io.dialer.core.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Audio made for tests: silent, but whole. */
public final class SampleAudio {

  private static final int MPEG1_LAYER3_44100 = 0xFFFB0000;
  private static final int[] MPEG1_LAYER3 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };

  private SampleAudio() {}

  /** An mp3 of one frame (26 ms) for each of {@code kbits}, at 44.1 kHz. */
  public static byte[] mp3(int... kbits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int kbit : kbits) {
      int index = 0;
      while (MPEG1_LAYER3[index] != kbit) {
        index++;
      }
      byte[] frame = new byte[144 * kbit * 1000 / 44_100];
      ByteBuffer.wrap(frame).putInt(MPEG1_LAYER3_44100 | index << 12);
      out.writeBytes(frame);
    }
    return out.toByteArray();
  }

  /** An mp3 of {@code frames} frames of 64 kbit/s. */
  public static byte[] mp3Of(int frames) {
    int[] kbits = new int[frames];
    java.util.Arrays.fill(kbits, 64);
    return mp3(kbits);
  }

  /** A wav of 8 kHz, 16 bit, mono. */
  public static byte[] wav(int milliseconds) {
    int dataBytes = 16 * milliseconds;
    return ByteBuffer.allocate(44 + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(36 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(8000)
        .putInt(16_000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(dataBytes)
        .array();
  }

  /** Several pieces in a row. */
  public static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

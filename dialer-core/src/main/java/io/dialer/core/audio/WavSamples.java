package io.dialer.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the samples of a wav as one channel of 16 bits, the channels mixed. */
final class WavSamples {

  private static final double FULL_SCALE = 32_768;

  private final ByteBuffer content;
  private final WavSound sound;
  private int at;

  WavSamples(ByteBuffer content, WavSound sound) {
    this.content = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.sound = sound;
    this.at = sound.begin();
  }

  /**
   * Reads on.
   *
   * @param pcm is filled with little-endian samples of 16 bits
   * @return the bytes filled; 0 at the end
   */
  int read(byte[] pcm) {
    int end = sound.begin() + sound.length();
    int filled = 0;
    while (filled + 1 < pcm.length && at < end) {
      double sum = 0;
      for (int channel = 0; channel < sound.channels(); channel++, at += sound.sampleBytes()) {
        sum += sample();
      }
      int mixed = clipped(sum / sound.channels());
      pcm[filled++] = (byte) mixed;
      pcm[filled++] = (byte) (mixed >> 8);
    }
    return filled;
  }

  /** The sample at the present place; full scale is from -1 to 1. */
  private double sample() {
    return switch (sound.coding()) {
      case PCM -> pcm();
      case FLOAT -> sound.sampleBytes() == 4 ? content.getFloat(at) : content.getDouble(at);
      case A_LAW -> aLaw(content.get(at)) / FULL_SCALE;
      case MU_LAW -> muLaw(content.get(at)) / FULL_SCALE;
    };
  }

  private double pcm() {
    return switch (sound.sampleBytes()) {
      // Of a single byte alone the middle is 128.
      case 1 -> (Byte.toUnsignedInt(content.get(at)) - 128) / 128.0;
      case 2 -> content.getShort(at) / FULL_SCALE;
      case 3 ->
          (content.getShort(at + 1) << 8 | Byte.toUnsignedInt(content.get(at)))
              / (FULL_SCALE * 256);
      default -> content.getInt(at) / (FULL_SCALE * 65_536);
    };
  }

  private static int clipped(double sample) {
    double scaled = Double.isNaN(sample) ? 0 : sample * FULL_SCALE;
    return (int) Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled)));
  }

  /** ITU-T G.711, A-law, as 16 bits. */
  private static int aLaw(byte code) {
    int bits = code ^ 0x55;
    int exponent = bits >> 4 & 7;
    int mantissa = (bits & 15) << 4 | 8;
    int magnitude = exponent == 0 ? mantissa : (mantissa | 0x100) << (exponent - 1);
    return (bits & 0x80) != 0 ? magnitude : -magnitude;
  }

  /** ITU-T G.711, µ-law, as 16 bits. */
  private static int muLaw(byte code) {
    int bits = ~code;
    int magnitude = (((bits & 15) << 3 | 0x84) << (bits >> 4 & 7)) - 0x84;
    return (bits & 0x80) != 0 ? -magnitude : magnitude;
  }
}

package io.dialer.core.audio;

import java.util.Optional;

/**
 * The header of one MPEG audio frame.
 *
 * @param kbit the frame's bit rate in kbit/s
 * @param bytes the frame's length, header included
 * @param seconds how long the frame plays
 */
record Mp3Header(int kbit, int bytes, double seconds) {

  private static final int[] MPEG1_LAYER1 = {
    0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448
  };
  private static final int[] MPEG1_LAYER2 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] MPEG1_LAYER3 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] MPEG2_LAYER1 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256
  };
  private static final int[] MPEG2_LAYER2_AND_3 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};

  private static final int MPEG1 = 3;
  private static final int MPEG2 = 2;
  private static final int RESERVED_VERSION = 1;

  /** Reads the four bytes, first byte highest; empty when they begin no frame of a known length. */
  static Optional<Mp3Header> parse(int bits) {
    int version = bits >>> 19 & 3;
    int layer = 4 - (bits >>> 17 & 3);
    int rateIndex = bits >>> 12 & 15;
    int frequency = bits >>> 10 & 3;
    boolean synced = bits >>> 21 == 0x7FF && version != RESERVED_VERSION && layer <= 3;
    if (!synced || rateIndex == 0 || rateIndex == 15 || frequency == 3) {
      return Optional.empty();
    }
    int kbit = rates(version, layer)[rateIndex];
    int hertz = MPEG1_RATES[frequency] >> (version == MPEG1 ? 0 : version == MPEG2 ? 1 : 2);
    int samples = layer == 1 ? 384 : layer == 3 && version != MPEG1 ? 576 : 1152;
    int slotBytes = layer == 1 ? 4 : 1;
    int padding = bits >>> 9 & 1;
    int slots = samples / 8 / slotBytes * kbit * 1000 / hertz + padding;
    return Optional.of(new Mp3Header(kbit, slots * slotBytes, (double) samples / hertz));
  }

  private static int[] rates(int version, int layer) {
    if (version != MPEG1) {
      return layer == 1 ? MPEG2_LAYER1 : MPEG2_LAYER2_AND_3;
    }
    return switch (layer) {
      case 1 -> MPEG1_LAYER1;
      case 2 -> MPEG1_LAYER2;
      default -> MPEG1_LAYER3;
    };
  }
}

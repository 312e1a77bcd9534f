package io.dialer.emulator.recording;

/**
 * Silence as an MP3: MPEG-1 layer III, mono, 32 kHz, 32 kbit/s. A frame whose side information and
 * data are zeros is a valid frame of silence.
 */
final class SilentMp3 {
  private static final byte[] HEADER = {(byte) 0xFF, (byte) 0xFB, 0x18, (byte) 0xC0};
  private static final int FRAME_BYTES = 144;
  private static final int FRAME_MS = 36;

  private SilentMp3() {}

  static byte[] of(long millis) {
    int frames = (int) Math.max(1, millis / FRAME_MS);
    byte[] file = new byte[frames * FRAME_BYTES];
    for (int frame = 0; frame < frames; frame++) {
      System.arraycopy(HEADER, 0, file, frame * FRAME_BYTES, HEADER.length);
    }
    return file;
  }
}

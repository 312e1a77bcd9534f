package io.dialer.api.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A made-up prompt: a WAV file with a tone. */
public final class Tone {
  private static final int RATE = 8_000;
  private static final double HERTZ = 440;

  private Tone() {}

  /** A mono 16-bit WAV of 8 kHz. */
  public static byte[] wav(Duration length) {
    int samples = Math.toIntExact(RATE * length.toMillis() / 1000);
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + 2 * samples).put(ascii("WAVE"));
    wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    wav.put(ascii("data")).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (8_000 * Math.sin(2 * Math.PI * HERTZ * i / RATE)));
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

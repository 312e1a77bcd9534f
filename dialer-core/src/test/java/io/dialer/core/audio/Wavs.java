package io.dialer.core.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Wavs with a tone, written by the JDK's own writer in every way that it knows. */
public final class Wavs {

  /** Of full scale. */
  public static final double LOUDNESS = 0.5;

  private Wavs() {}

  /** A tone of so many hertz, in 16 bits. */
  public static byte[] tone(int rate, int channels, int milliseconds, int hertz)
      throws IOException {
    return tone(
        new AudioFormat(Encoding.PCM_SIGNED, rate, 16, channels, 2 * channels, rate, false),
        milliseconds,
        hertz);
  }

  /** A tone, written as {@code format} says. */
  public static byte[] tone(AudioFormat format, int milliseconds, int hertz) throws IOException {
    float rate = format.getSampleRate();
    int channels = format.getChannels();
    int moments = Math.round(rate * milliseconds / 1000);
    AudioFormat pcm = new AudioFormat(rate, 16, channels, true, false);
    AudioInputStream plain =
        new AudioInputStream(
            new ByteArrayInputStream(samples(moments, channels, hertz / rate)), pcm, moments);
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    AudioSystem.write(
        AudioSystem.getAudioInputStream(format, plain), AudioFileFormat.Type.WAVE, wav);
    return wav.toByteArray();
  }

  /** The value that the tone has at a moment, of 16 bits. */
  public static double at(int moment, double hertzPerRate) {
    return LOUDNESS * 32_767 * Math.sin(2 * Math.PI * moment * hertzPerRate);
  }

  private static byte[] samples(int moments, int channels, double hertzPerRate) {
    ByteBuffer samples = ByteBuffer.allocate(2 * channels * moments).order(ByteOrder.LITTLE_ENDIAN);
    for (int moment = 0; moment < moments; moment++) {
      for (int channel = 0; channel < channels; channel++) {
        samples.putShort((short) Math.round(at(moment, hertzPerRate)));
      }
    }
    return samples.array();
  }
}

package io.dialer.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavSamplesTest {

  @ParameterizedTest
  @CsvSource({
    "PCM_UNSIGNED, 8, 1, 8000, 400",
    "PCM_UNSIGNED, 8, 2, 11025, 400",
    "PCM_SIGNED, 16, 1, 16000, 2",
    "PCM_SIGNED, 16, 2, 44100, 2",
    "PCM_SIGNED, 24, 1, 48000, 2",
    "PCM_SIGNED, 24, 2, 48000, 2",
    "PCM_SIGNED, 32, 2, 96000, 2",
    "PCM_FLOAT, 32, 1, 44100, 2",
    "PCM_FLOAT, 64, 2, 22050, 2",
    "ALAW, 8, 1, 8000, 700",
    "ULAW, 8, 1, 8000, 700",
  })
  void everyCodingOfOneToneIsReadAsTheSame(
      String coding, int bits, int channels, int rate, int tolerance) throws IOException {
    int bytes = bits / 8 * channels;
    byte[] wav =
        Wavs.tone(
            new AudioFormat(new Encoding(coding), rate, bits, channels, bytes, rate, false),
            200,
            440);

    short[] read = read(wav);

    assertThat(read).hasSize(rate / 5);
    for (int i = 0; i < read.length; i++) {
      assertThat((double) read[i]).isCloseTo(Wavs.at(i, 440.0 / rate), within((double) tolerance));
    }
  }

  @Test
  void whatIsLouderThanFullScaleIsClippedAndNotWrapped() {
    ByteBuffer floats = ByteBuffer.wrap(SampleAudio.wav(1).clone()).order(ByteOrder.LITTLE_ENDIAN);
    floats.putShort(20, (short) 3).putShort(34, (short) 32);
    floats.putFloat(44, 1.5f).putFloat(48, -1.5f).putFloat(52, Float.NaN).putFloat(56, 0);

    assertThat(read(floats.array())).containsExactly(32_767, -32_768, 0, 0);
  }

  @Test
  void channelsAreMixed() {
    ByteBuffer stereo = ByteBuffer.wrap(SampleAudio.wav(1).clone()).order(ByteOrder.LITTLE_ENDIAN);
    stereo.putShort(22, (short) 2).putShort(44, (short) 3000).putShort(46, (short) -1000);

    assertThat(read(stereo.array())[0]).isEqualTo((short) 1000);
  }

  private static short[] read(byte[] wav) {
    ByteBuffer content = ByteBuffer.wrap(wav);
    WavSamples samples = new WavSamples(content, WavSound.of(content));
    ByteBuffer all = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    byte[] some = new byte[1000];
    for (int filled = samples.read(some); filled > 0; filled = samples.read(some)) {
      all.put(some, 0, filled);
    }
    short[] read = new short[all.flip().remaining() / 2];
    all.asShortBuffer().get(read);
    return read;
  }
}

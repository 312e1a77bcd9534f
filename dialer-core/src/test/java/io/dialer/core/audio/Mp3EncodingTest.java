package io.dialer.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.sciss.jump3r.lowlevel.LameDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp3EncodingTest {

  private static final int MONO = 3;
  private static final int FRAME_BYTES = 144;
  private static final int FRAME_SAMPLES = 576;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "8000, 1, 500",
    "8000, 2, 1000",
    "11025, 1, 3030",
    "16000, 1, 1500",
    "22050, 2, 777",
    "44100, 2, 1000",
    "48000, 1, 60000",
    "192000, 1, 300"
  })
  void becomesWhatTelephonyWants(int rate, int channels, int milliseconds) throws IOException {
    byte[] mp3 = encoded(Wavs.tone(rate, channels, milliseconds, 440));

    int bits = ByteBuffer.wrap(mp3).getInt();
    assertThat(Mp3Header.parse(bits))
        .contains(new Mp3Header(16, FRAME_BYTES, FRAME_SAMPLES / 8000.0));
    assertThat(bits >>> 6 & 3).isEqualTo(MONO);
    AudioContent content = AudioContent.of(ByteBuffer.wrap(mp3));
    assertThat(content.format()).isEqualTo(AudioFormat.MP3);
    // The format's own beginning of 138 ms, and the last frame of 72 ms, are added.
    assertThat(content.durationMs()).isBetween((long) milliseconds + 138, milliseconds + 211L);
  }

  @Test
  void soundsAsTheWavDid() throws IOException {
    short[] heard = decoded(encoded(Wavs.tone(44_100, 2, 2000, 440)));

    short[] middle = Arrays.copyOfRange(heard, 4000, 12_000);
    assertThat(loudness(middle, 440)).isBetween(0.45, 0.55);
    assertThat(loudness(middle, 1000)).isLessThan(0.01);
  }

  @Test
  void whatIsTooHighForTelephonyDoesNotBecomeANoise() throws IOException {
    short[] heard = decoded(encoded(Wavs.tone(44_100, 1, 2000, 6000)));

    // It would be heard as 2 kHz; weakened by 24 dB it is not.
    assertThat(loudness(Arrays.copyOfRange(heard, 4000, 12_000), 2000)).isLessThan(0.03);
  }

  @Test
  void whatIsNoWavIsRefused() throws IOException {
    Path mp3 = Files.write(folder.resolve("a"), SampleAudio.mp3Of(10));
    assertThatThrownBy(() -> Mp3Encoding.encode(mp3, folder.resolve("b")))
        .isInstanceOf(AudioRefused.class);
  }

  private byte[] encoded(byte[] wav) throws IOException {
    Path mp3 = folder.resolve("encoded.mp3");
    Mp3Encoding.encode(Files.write(folder.resolve("tone.wav"), wav), mp3);
    return Files.readAllBytes(mp3);
  }

  private short[] decoded(byte[] mp3) throws IOException {
    Path file = Files.write(folder.resolve("heard.mp3"), mp3);
    LameDecoder decoder = new LameDecoder(file.toString());
    ByteBuffer all = ByteBuffer.allocate(4 * FRAME_SAMPLES * mp3.length / FRAME_BYTES);
    byte[] frame = new byte[2 * FRAME_SAMPLES];
    for (int i = 0; i < mp3.length / FRAME_BYTES; i++) {
      decoder.decode(ByteBuffer.wrap(frame), true);
      all.put(frame);
    }
    decoder.close();
    all.order(ByteOrder.LITTLE_ENDIAN);
    short[] heard = new short[all.flip().remaining() / 2];
    all.asShortBuffer().get(heard);
    return heard;
  }

  /** How loud one frequency is, of full scale. */
  private static double loudness(short[] samples, double hertz) {
    double sine = 0;
    double cosine = 0;
    for (int i = 0; i < samples.length; i++) {
      double angle = 2 * Math.PI * hertz * i / 8000;
      sine += samples[i] * Math.sin(angle);
      cosine += samples[i] * Math.cos(angle);
    }
    return 2 * Math.hypot(sine, cosine) / samples.length / 32_768;
  }
}

package io.dialer.core.audio;

import static io.dialer.core.audio.SampleAudio.ascii;
import static io.dialer.core.audio.SampleAudio.join;
import static io.dialer.core.audio.SampleAudio.mp3;
import static io.dialer.core.audio.SampleAudio.mp3Of;
import static io.dialer.core.audio.SampleAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioContentTest {

  @Test
  void mp3IsAChainOfFrames() {
    assertThat(judge(mp3Of(100))).isEqualTo(new AudioContent(AudioFormat.MP3, 2612));
  }

  @Test
  void tagsBeforeAndAfterTheFramesAreNoDamage() {
    byte[] id3v2 = new byte[10 + 300];
    ByteBuffer.wrap(id3v2).put(ascii("ID3")).put(new byte[] {4, 0, 0, 0, 0, 2, 44});
    byte[] id3v1 = Arrays.copyOf(ascii("TAG"), 128);
    assertThat(judge(join(id3v2, mp3Of(4), id3v1)).format()).isEqualTo(AudioFormat.MP3);
  }

  @Test
  void aLastFrameCutShortIsNoDamage() {
    byte[] whole = mp3Of(20);
    assertThat(judge(Arrays.copyOf(whole, whole.length - 50)).format()).isEqualTo(AudioFormat.MP3);
  }

  @Test
  void thePeakOfTheBitRateCounts() {
    assertThat(judge(mp3(64, 256, 64, 256)).format()).isEqualTo(AudioFormat.MP3);
    assertThatThrownBy(() -> judge(mp3(64, 320, 64, 64)))
        .isInstanceOf(AudioRefused.class)
        .hasMessage("the mp3 file has 320 kbit/s: at most 256 are taken");
  }

  @Test
  void somethingElseAfterTheFramesIsDamage() {
    assertThatThrownBy(() -> judge(join(mp3Of(4), new byte[5000])))
        .hasMessageContaining("the mp3 file is damaged: after 832 bytes");
  }

  @Test
  void otherContentIsRefusedWhateverItsName() {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    for (byte[] other : new byte[][] {{}, ascii("<?php"), noise, mp3Of(2), ascii("RIFF....AVI ")}) {
      assertThatThrownBy(() -> judge(other))
          .hasMessage("the file is neither mp3 nor wav, judged by its content");
    }
  }

  @Test
  void wavTellsItsLength() {
    assertThat(judge(wav(1500))).isEqualTo(new AudioContent(AudioFormat.WAV, 1500));
  }

  @Test
  void aWavWrittenToAPipeHasNoLengthAndPlaysToItsEnd() {
    byte[] piped = wav(500);
    ByteBuffer.wrap(piped).putInt(40, -1);
    assertThat(judge(piped).durationMs()).isEqualTo(500);
  }

  @Test
  void aWavThatIsNoPcmOrHoldsNothingIsRefused() {
    byte[] compressed = wav(10);
    compressed[20] = 85;
    assertThatThrownBy(() -> judge(compressed)).hasMessageContaining("compressed (format 85)");
    assertThatThrownBy(() -> judge(wav(0))).hasMessage("the wav file holds no sound");
    assertThatThrownBy(() -> judge(Arrays.copyOf(wav(10), 30))).hasMessageContaining("cut short");
    byte[] silly = wav(10);
    silly[22] = 0;
    assertThatThrownBy(() -> judge(silly)).hasMessageContaining("0 channels of 16 bits at 8000 Hz");
  }

  private static AudioContent judge(byte[] content) {
    return AudioContent.of(ByteBuffer.wrap(content));
  }
}

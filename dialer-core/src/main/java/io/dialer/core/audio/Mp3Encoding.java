package io.dialer.core.audio;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioSystem;

/**
 * Turns a wav into the mp3 that telephony wants: one channel, 8 kHz, 16 kbit/s.
 *
 * <p>The mp3 plays 0.14 to 0.21 s longer than the wav: what the format itself puts before the sound
 * (1105 samples), and the rest of the last frame. A minute takes about 0.25 s of one core, and the
 * memory needed does not grow with the length.
 */
public final class Mp3Encoding {

  private static final int RATE = 8_000;
  private static final int KBIT = 16;

  // Of 0 (best, slow) to 9: above it, ten times the work is not heard on a telephone.
  private static final int QUALITY = 5;
  private static final int CHUNK_BYTES = 16 << 10;

  private Mp3Encoding() {}

  /**
   * Writes the mp3.
   *
   * @throws AudioRefused when {@code wav} is no wav, or one that is not understood
   */
  public static void encode(Path wav, Path mp3) throws IOException {
    try (FileChannel channel = FileChannel.open(wav);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(mp3))) {
      ByteBuffer content = channel.map(MapMode.READ_ONLY, 0, channel.size());
      if (!WavSound.isWav(content)) {
        throw AudioContent.refused("the file is no wav, judged by its content");
      }
      encode(content, WavSound.of(content), out);
    }
  }

  private static void encode(ByteBuffer content, WavSound sound, OutputStream out)
      throws IOException {
    LameEncoder lame = new LameEncoder(read(sound), written());
    try {
      WavSamples samples = new WavSamples(content, sound);
      byte[] pcm = new byte[CHUNK_BYTES];
      byte[] frames = new byte[8 * CHUNK_BYTES];
      for (int filled = samples.read(pcm); filled > 0; filled = samples.read(pcm)) {
        out.write(frames, 0, lame.encodeBuffer(pcm, 0, filled, frames));
      }
      out.write(frames, 0, lame.encodeFinish(frames));
    } finally {
      lame.close();
    }
  }

  private static AudioFormat read(WavSound sound) {
    return new AudioFormat(sound.rate(), 16, 1, true, false);
  }

  private static AudioFormat written() {
    return new AudioFormat(
        new Encoding("MPEG2DOT5L3"),
        RATE,
        AudioSystem.NOT_SPECIFIED,
        1,
        AudioSystem.NOT_SPECIFIED,
        AudioSystem.NOT_SPECIFIED,
        false,
        Map.of("bitrate", KBIT, "quality", QUALITY, "vbr", false, "chmode", "mono"));
  }
}

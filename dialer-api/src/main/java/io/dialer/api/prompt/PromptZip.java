package io.dialer.api.prompt;

import io.dialer.api.rest.Refusal;
import io.dialer.core.audio.Prompts;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Prompts in one zip, made while it is sent. A prompt that has no file is named in {@code
 * not-included.txt} with the reason: by then it is too late for another answer.
 */
final class PromptZip implements StreamingOutput {

  private final List<Prompts.Described> prompts;
  private final PromptFiles files;

  PromptZip(List<Prompts.Described> prompts, PromptFiles files) {
    this.prompts = List.copyOf(prompts);
    this.files = files;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    List<String> left = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      // mp3 cannot be packed any further.
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Prompts.Described prompt : prompts) {
        add(zip, prompt, names, left);
      }
      if (!left.isEmpty()) {
        zip.putNextEntry(new ZipEntry("not-included.txt"));
        zip.write((String.join("\n", left) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void add(
      ZipOutputStream zip, Prompts.Described prompt, Set<String> names, List<String> left)
      throws IOException {
    String name = prompt.prompt().fileName();
    try {
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw Refusal.conflict("another prompt has this name, but for .mp3, .wav or capitals");
      }
      Path mp3 = files.mp3(prompt);
      zip.putNextEntry(new ZipEntry(name));
      Files.copy(mp3, zip);
      zip.closeEntry();
    } catch (Refusal e) {
      left.add("%s (%s): %s".formatted(name, prompt.words(), e.getMessage()));
    }
  }
}

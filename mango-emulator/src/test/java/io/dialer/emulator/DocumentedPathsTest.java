package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/emulator.md} name exactly the paths that the emulator answers. */
class DocumentedPathsTest {
  private static final Pattern NAME = Pattern.compile("`([^`]*)`");

  /**
   * The names in the first cells of the tables whose first column is headed "path". Those outside
   * {@code /vpbx/} begin with a slash.
   */
  private static Set<String> documented() throws IOException {
    Set<String> paths = new TreeSet<>();
    boolean ofPaths = false;
    for (String line : Files.readAllLines(Path.of("../docs/emulator.md"))) {
      ofPaths = line.startsWith("| path |") || (ofPaths && line.startsWith("|"));
      if (ofPaths) {
        NAME.matcher(line.split("\\|", -1)[1])
            .results()
            .forEach(name -> paths.add(name.group(1).replaceFirst("^/", "")));
      }
    }
    return paths;
  }

  @Test
  void theGuideNamesEveryPathAndNoOther() throws IOException {
    try (MangoEmulator emulator = MangoEmulator.start(EmulatorOptions.defaults())) {
      assertThat(documented())
          .as("paths in the tables of docs/emulator.md against those the emulator answers")
          .containsExactlyElementsOf(emulator.paths());
    }
  }
}

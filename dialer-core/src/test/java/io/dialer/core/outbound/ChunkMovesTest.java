package io.dialer.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of a chunk's moves and the diagram in the documentation are one. */
class ChunkMovesTest {
  private static final Pattern DIAGRAM =
      Pattern.compile("```mermaid\\s+stateDiagram-v2(.*?)```", Pattern.DOTALL);
  private static final Pattern MOVE = Pattern.compile("([A-Z_]+) --> ([A-Z_]+)");

  @Test
  void areAsDrawn() throws IOException {
    Matcher diagram = DIAGRAM.matcher(Files.readString(Path.of("../docs/mango.md")));
    assertThat(diagram.find()).as("docs/mango.md has a state diagram").isTrue();
    Set<String> drawn = new TreeSet<>();
    Matcher move = MOVE.matcher(diagram.group(1));
    while (move.find()) {
      drawn.add(move.group(1) + " --> " + move.group(2));
    }
    Set<String> allowed = new TreeSet<>();
    for (ChunkState from : ChunkState.values()) {
      ChunkMoves.from(from).forEach(to -> allowed.add(from + " --> " + to));
    }
    assertThat(allowed).isEqualTo(drawn);
  }
}

package io.dialer.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of moves and the diagram in the documentation are one. */
class CallMovesTest {
  private static final Pattern DIAGRAM =
      Pattern.compile("```mermaid\\s+stateDiagram-v2(.*?)```", Pattern.DOTALL);
  private static final Pattern MOVE = Pattern.compile("([A-Z_]+) --> ([A-Z_]+)");

  private static Set<String> drawn() throws IOException {
    Matcher diagram = DIAGRAM.matcher(Files.readString(Path.of("../docs/call-life.md")));
    assertThat(diagram.find()).as("docs/call-life.md has a state diagram").isTrue();
    Set<String> moves = new TreeSet<>();
    Matcher move = MOVE.matcher(diagram.group(1));
    while (move.find()) {
      moves.add(move.group(1) + " --> " + move.group(2));
    }
    return moves;
  }

  private static Set<String> allowed() {
    Set<String> moves = new TreeSet<>();
    for (CallState from : CallState.values()) {
      CallMoves.from(from).forEach(to -> moves.add(from + " --> " + to));
    }
    return moves;
  }

  @Test
  void areAsDrawn() throws IOException {
    assertThat(allowed()).isEqualTo(drawn());
  }

  @Test
  void neverGoBackAndAlwaysReachTheEnd() {
    for (CallState from : CallState.values()) {
      assertThat(CallMoves.allows(from, from)).isFalse();
      assertThat(CallMoves.from(from).contains(CallState.ENDED)).isEqualTo(from != CallState.ENDED);
    }
    assertThat(CallMoves.from(CallState.ENDED)).isEmpty();
    assertThat(
            Arrays.stream(CallState.values()).filter(s -> CallMoves.allows(s, CallState.PLACING)))
        .isEmpty();
  }
}

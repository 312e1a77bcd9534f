package io.dialer.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One client that is told as things happen. */
class EventStreamTest {
  private final Wire wire = new Wire();
  private final EventStream stream = new EventStream(wire, () -> wire.ended = true, Instant.EPOCH);

  @Test
  void whatIsToldBeforeTheConnectionIsReadyIsSentThen() {
    stream.tell("one;");
    assertThat(wire.sent()).isEmpty();
    stream.onWritePossible();
    assertThat(wire.sent()).isEqualTo("one;");
  }

  @Test
  void ofWhatASlowClientHasNotReadTheNewestIsKept() {
    stream.onWritePossible();
    wire.stick();
    for (int i = 0; i < 1_000; i++) {
      stream.tell(i + ";");
      stream.beat();
    }
    wire.freeUp(stream);
    assertThat(wire.sent()).isEqualTo("999;");
  }

  @Test
  void theLastWordComesAfterWhatWasToldAndEndsTheReply() {
    stream.onWritePossible();
    wire.stick();
    stream.tell("one;");
    stream.end("closed;");
    stream.tell("late;");
    assertThat(stream.isOver()).isFalse();
    wire.freeUp(stream);
    assertThat(wire.sent()).isEqualTo("one;closed;");
    assertThat(wire.ended).isTrue();
    assertThat(stream.isOver()).isTrue();
  }

  @Test
  void aClientThatIsGoneEndsTheReply() {
    stream.onWritePossible();
    stream.onError(new IOException("gone"));
    stream.tell("one;");
    assertThat(wire.sent()).isEmpty();
    assertThat(wire.ended).isTrue();
    assertThat(stream.isOver()).isTrue();
  }
}

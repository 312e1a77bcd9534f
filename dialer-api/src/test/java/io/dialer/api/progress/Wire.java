package io.dialer.api.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/** A connection whose client reads when the test says so. */
final class Wire extends ServletOutputStream {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private boolean stuck;
  boolean ended;

  String sent() {
    return sent.toString(UTF_8);
  }

  /** The client reads no more. */
  void stick() {
    stuck = true;
  }

  /** The client reads again. */
  void freeUp(EventStream stream) {
    stuck = false;
    stream.onWritePossible();
  }

  @Override
  public boolean isReady() {
    return !stuck;
  }

  @Override
  public void write(int one) {
    if (stuck) {
      throw new IllegalStateException("a write would have waited");
    }
    sent.write(one);
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new UnsupportedOperationException("the test tells the stream itself when it may write");
  }
}

package io.dialer.api.task;

import io.dialer.api.rest.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;

/**
 * A request's body on disk, whole. A slow sender so holds no connection to the database, and one
 * that is cut off leaves nothing behind.
 */
final class SpooledBody implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final FileChannel file;
  private final MessageDigest digest = sha256Digest();

  private SpooledBody(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes a body in to its end.
   *
   * @throws Refusal when the sender was cut off
   * @throws IOException when it cannot be written down, or is not packed as it says
   */
  static SpooledBody of(InputStream body) throws IOException {
    // On Unix the file has no name from here on: a node that dies leaves none behind either.
    SpooledBody spooled =
        new SpooledBody(
            FileChannel.open(
                Files.createTempFile("dialer-import-", ".part"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    try {
      spooled.takeIn(body);
      return spooled;
    } catch (IOException | RuntimeException e) {
      spooled.close();
      throw e;
    }
  }

  private void takeIn(InputStream body) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
      digest.update(buffer, 0, read);
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  private static int read(InputStream body, byte[] buffer) throws IOException {
    try {
      return body.read(buffer);
    } catch (ZipException e) {
      throw e;
    } catch (IOException e) {
      throw Refusal.badRequest("the request ended before its body did; nothing was imported");
    }
  }

  /**
   * The SHA-256 of the body and of what else makes the request what it is, in hex. Can be asked
   * once.
   */
  String sha256With(String rest) {
    digest.update(rest.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The body from its beginning. Closing it closes the body. */
  InputStream open() throws IOException {
    return new BufferedInputStream(Channels.newInputStream(file.position(0)), BUFFER);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

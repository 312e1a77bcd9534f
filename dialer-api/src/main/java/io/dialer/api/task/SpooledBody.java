package io.dialer.api.task;

import io.dialer.api.rest.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request's body on disk, whole. A slow sender so holds no connection to the database, and one
 * that is cut off leaves nothing behind.
 */
final class SpooledBody implements AutoCloseable {

  private final Path file;
  private final String sha256;

  private SpooledBody(Path file, String sha256) {
    this.file = file;
    this.sha256 = sha256;
  }

  /**
   * Takes a body in to its end.
   *
   * @throws Refusal when the sender was cut off
   * @throws IOException when it cannot be written down
   */
  static SpooledBody of(InputStream body) throws IOException {
    Path file = Files.createTempFile("dialer-import-", ".part");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        byte[] buffer = new byte[64 << 10];
        for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
          out.write(buffer, 0, read);
        }
      }
      return new SpooledBody(file, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw Refusal.badRequest("the request ended before its body did; nothing was imported");
    }
  }

  /** The SHA-256 of the body, in hex. */
  String sha256() {
    return sha256;
  }

  InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), 64 << 10);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}

package io.dialer.mango.client.recordings;

import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Fetches the files of recordings (section 3.4.1): asks where the file is, then copies it. */
public final class RecordingFiles {

  private static final int CHUNK = 16 * 1024;

  private final MangoClient client;
  private final HttpClient http;
  private final Duration longest;

  /**
   * Fetches through {@code client}'s PBX.
   *
   * @param longest how long to wait until a file begins to come, and then until it is whole
   */
  public RecordingFiles(MangoClient client, MangoConfiguration configuration, Duration longest) {
    this.client = client;
    this.http = configuration.http().followRedirects(HttpClient.Redirect.NORMAL).build();
    this.longest = longest;
  }

  /**
   * Writes a recording to a stream, which stays open.
   *
   * @param atMost bytes that the file may have
   * @return how many bytes it has
   * @throws MangoException when the PBX refused, or did not say where the file is
   * @throws IOException when the file could not be had whole within the time, is larger than
   *     allowed, or could not be written
   */
  public long copy(RecordingRequest recording, OutputStream to, long atMost)
      throws MangoException, IOException {
    URI link = client.locate(recording);
    HttpResponse<InputStream> response = open(link);
    try (InputStream body = response.body();
        Deadline deadline = new Deadline(body, longest)) {
      mustBeSound(response);
      return copy(body, to, atMost, deadline);
    }
  }

  /**
   * Writes a recording to a file, which is there only when it is whole. One that is there already
   * is replaced.
   *
   * @see #copy
   */
  public long save(RecordingRequest recording, Path to, long atMost)
      throws MangoException, IOException {
    Path folder = to.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, "recording-", ".part");
    try {
      long size;
      try (OutputStream out = Files.newOutputStream(part)) {
        size = copy(recording, out, atMost);
      }
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return size;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private HttpResponse<InputStream> open(URI link) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(link).timeout(longest).GET().build();
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a recording");
    }
  }

  /** An expired link may be answered with a page for people. */
  private static void mustBeSound(HttpResponse<?> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() != 200 || type.startsWith("text/")) {
      throw new IOException(
          "the recording's link was answered HTTP %d %s; expected HTTP 200 with sound. Ask again"
              .formatted(response.statusCode(), type));
    }
  }

  private static long copy(InputStream from, OutputStream to, long atMost, Deadline deadline)
      throws IOException {
    try {
      long size = copy(from, to, atMost);
      deadline.mustNotHavePassed();
      return size;
    } catch (IOException e) {
      deadline.mustNotHavePassed();
      throw e;
    }
  }

  private static long copy(InputStream from, OutputStream to, long atMost) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      size += read;
      if (size > atMost) {
        throw new IOException(
            "the recording is larger than %d bytes, which is the limit".formatted(atMost));
      }
      to.write(chunk, 0, read);
    }
    return size;
  }
}

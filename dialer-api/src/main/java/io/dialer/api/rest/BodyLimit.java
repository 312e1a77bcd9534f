package io.dialer.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies that are too large, by what their sender announces and by what arrives. */
@PreMatching
public final class BodyLimit implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String BODY = "dialer.body";

  private static final long SHORT = 4L << 20;

  /** So many times the limit is read of a body that is refused; who sends more is cut off. */
  private static final int PATIENCE = 4;

  private final long maxBytes;
  private final long maxImport;

  /**
   * Limits of bodies, in bytes.
   *
   * @param maxBytes of any body that is read at once
   * @param maxImport of a list that is read as a stream
   */
  public BodyLimit(long maxBytes, long maxImport) {
    this.maxBytes = maxBytes;
    this.maxImport = maxImport;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BODY, request.getEntityStream());
    long limit = limit(request);
    if (announced(request) > limit) {
      throw tooLarge(limit);
    }
    request.setEntityStream(new Counted(request.getEntityStream(), limit));
  }

  /** Only lists of numbers and audio are long; a poll is read whole, and held in memory. */
  private long limit(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (path.contains("/task/") && path.endsWith("/numbers")) {
      return maxImport;
    }
    return path.endsWith("/task") || path.contains("/task/") || path.endsWith("/audio")
        ? maxBytes
        : Math.min(maxBytes, SHORT);
  }

  /** A client that is still sending sees a cut connection, not our words, unless we read on. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    // Strangers are not listened to.
    boolean refused = response.getStatus() >= 400 && response.getStatus() != 401;
    if (refused && request.getProperty(BODY) instanceof InputStream body) {
      try {
        long rest = PATIENCE * maxBytes;
        byte[] buffer = new byte[8192];
        for (int read = 0; read >= 0 && rest > 0; rest -= read) {
          read = body.read(buffer);
        }
      } catch (IOException e) {
        // The client has gone: there is nobody to tell.
      }
    }
  }

  private static long announced(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static Refusal tooLarge(long limit) {
    return new Refusal(413, "the body is too large: at most %d bytes are taken".formatted(limit));
  }

  private static final class Counted extends FilterInputStream {

    private final long limit;
    private long left;

    Counted(InputStream body, long limit) {
      super(body);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = super.skip(bytes);
      count(skipped);
      return skipped;
    }

    private void count(long bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge(limit);
      }
    }
  }
}

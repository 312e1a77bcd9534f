package io.dialer.api.audio;

import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.audio.AudioFile;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends an audio file, or the part of it that a player asks for. */
final class AudioReply {

  private AudioReply() {}

  static Response of(AudioFile file, @Nullable String range, @Nullable String ifRange)
      throws IOException {
    FileChannel content = open(file);
    long size = content.size();
    EntityTag tag = new EntityTag(file.id() + "-" + file.changedAt().toEpochMilli());
    Optional<ByteRange> asked =
        range == null || (ifRange != null && !ifRange.equals("\"" + tag.getValue() + "\""))
            ? Optional.empty()
            : ByteRange.parse(range, size);
    if (asked.isPresent() && !asked.get().isSatisfiable()) {
      content.close();
      return outside(size);
    }
    ByteRange part = asked.orElse(new ByteRange(0, size - 1));
    ResponseBuilder reply =
        Response.status(asked.isPresent() ? 206 : 200)
            .entity(stream(content, part))
            .type(file.format().mediaType())
            .tag(tag)
            .header("Accept-Ranges", "bytes")
            .header("X-Content-Type-Options", "nosniff")
            .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
            .header(HttpHeaders.CONTENT_LENGTH, part.length());
    if (asked.isPresent()) {
      reply.header("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), size));
    }
    return reply.build();
  }

  private static FileChannel open(AudioFile file) throws IOException {
    try {
      return FileChannel.open(file.location());
    } catch (NoSuchFileException e) {
      throw Refusal.notFound(
          "the content of the audio file %s is missing in the audio folder; upload it again"
              .formatted(file.name()));
    }
  }

  private static Response outside(long size) {
    return Response.status(416)
        .entity(Reply.refused(List.of("the file has only %d bytes".formatted(size))))
        .type(ApiPath.JSON)
        .header("Content-Range", "bytes */" + size)
        .build();
  }

  private static StreamingOutput stream(FileChannel content, ByteRange part) {
    return (OutputStream out) -> {
      try (content;
          WritableByteChannel to = Channels.newChannel(out)) {
        long sent = 0;
        while (sent < part.length()) {
          long moved = content.transferTo(part.first() + sent, part.length() - sent, to);
          if (moved <= 0) {
            throw new IOException("the file became shorter while it was sent");
          }
          sent += moved;
        }
      }
    };
  }
}

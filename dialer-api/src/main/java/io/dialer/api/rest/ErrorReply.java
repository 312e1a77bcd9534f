package io.dialer.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dialer.core.database.DatabaseTrouble;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts whatever went wrong into the envelope. The only mapper of exceptions. */
public final class ErrorReply implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorReply.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MAX_CAUSES = 20;

  /** What makes us refuse for the moment is usually over by then. */
  private static final int RETRY_AFTER_SECONDS = 2;

  @Override
  public Response toResponse(Throwable thrown) {
    // A refusal may come wrapped: the JSON reader wraps what is thrown while it reads the body.
    Refusal refusal = cause(thrown, Refusal.class).orElse(null);
    if (refusal != null) {
      return reply(refusal.status(), refusal.reply());
    }
    if (thrown instanceof WebApplicationException status) {
      return keepStatus(status);
    }
    if (thrown instanceof JsonProcessingException json && JsonTrouble.isSendersFault(json)) {
      return reply(400, Reply.refused(List.of(JsonTrouble.explain(json))));
    }
    if (cause(thrown, ZipException.class).isPresent()) {
      return reply(
          400, Reply.refused(List.of("the body is not packed as its Content-Encoding says")));
    }
    Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(thrown);
    if (trouble.isPresent()) {
      LOG.warn("A request was refused: {} ({})", trouble.get(), thrown.toString());
      return reply(503, Reply.refused(List.of(words(trouble.get()))));
    }
    if (cause(thrown, EOFException.class).isPresent()) {
      return reply(400, Reply.refused(List.of("the request ended before its body did")));
    }
    return ourFault(thrown);
  }

  private static Response keepStatus(WebApplicationException thrown) {
    Response sent = thrown.getResponse();
    if (sent.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR) {
      return ourFault(thrown);
    }
    if (sent.getStatus() < 400 || sent.hasEntity()) {
      return sent;
    }
    Response reply = reply(sent.getStatus(), StatusWords.refused(sent.getStatus()));
    return Response.fromResponse(reply).replaceAll(withType(sent, reply)).build();
  }

  private static MultivaluedMap<String, Object> withType(Response sent, Response reply) {
    var headers = new MultivaluedHashMap<String, Object>(sent.getHeaders());
    headers.putAll(reply.getHeaders());
    return headers;
  }

  private static Response ourFault(Throwable thrown) {
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    String reference = HexFormat.of().formatHex(random);
    LOG.error("Request failed, reference {}", reference, thrown);
    return reply(
        500,
        Reply.refused(
            List.of("an error of the dialer, not of the request; its log has it as " + reference),
            Map.of("reference", reference)));
  }

  private static String words(DatabaseTrouble trouble) {
    return switch (trouble) {
      case AWAY -> "the database cannot be used now; try again in a moment";
      case LOST_RACE -> "others changed the same at this moment in the database; try again";
      case LOCKED ->
          "the same is being changed by another request, and the database did not get to this one"
              + " in time; try again in a moment";
      case TOO_SLOW ->
          "the database took too long for this; try again in a moment, or ask for less";
      case NO_ROOM ->
          "the database is out of disk or memory; try again when its operator has made room";
    };
  }

  private static Response reply(int status, Reply reply) {
    Response.ResponseBuilder built = Response.status(status).entity(reply).type(ApiPath.JSON);
    return (status == 503 ? built.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : built)
        .build();
  }

  static <T> Optional<T> cause(Throwable thrown, Class<T> type) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}

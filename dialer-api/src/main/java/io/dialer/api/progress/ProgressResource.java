package io.dialer.api.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.api.task.UnknownTask;
import io.dialer.core.task.ProgressStore;
import io.dialer.core.task.TaskStore;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** How far a task has come. */
@Path(ApiPath.BASE + "/task/{id}/progress")
@Produces(ApiPath.JSON)
public final class ProgressResource {
  private final Jdbi jdbi;
  private final ProgressStreams streams;
  private final InstantSource clock;

  private ProgressResource(Jdbi jdbi, ProgressStreams streams, InstantSource clock) {
    this.jdbi = jdbi;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * Progress over REST, and its streams as long as the service lives.
   *
   * @param mostStreams how many may be read at once
   */
  public static ProgressResource on(
      Environment environment, Jdbi jdbi, int mostStreams, InstantSource clock) {
    ObjectMapper json = environment.getObjectMapper();
    ProgressStreams streams = new ProgressStreams(jdbi, json, mostStreams, clock);
    environment.lifecycle().manage(streams);
    environment.lifecycle().addEventListener(streams);
    return new ProgressResource(jdbi, streams, clock);
  }

  /** How far the task has come. */
  @GET
  public Reply now(@PathParam("id") String id) {
    Instant now = clock.instant();
    return Fields.id(id)
        .flatMap(
            taskId ->
                jdbi.withExtension(ProgressStore.class, store -> store.of(taskId, now))
                    .map(progress -> ProgressView.of(taskId, progress, now)))
        .map(Reply::ok)
        .orElseThrow(() -> UnknownTask.refusal(id));
  }

  /**
   * The same as server-sent events: {@code progress} when something changed, at most once a second,
   * and {@code closed} at the end.
   *
   * @param suspended the reply goes on after this method, and past Jersey, whose own streams would
   *     make a thread wait for a slow client
   */
  @GET
  @Path("stream")
  @Produces("text/event-stream")
  public void stream(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Suspended AsyncResponse suspended)
      throws IOException {
    long taskId =
        Fields.id(id)
            .filter(known -> jdbi.withExtension(TaskStore.class, s -> s.byId(known)).isPresent())
            .orElseThrow(() -> UnknownTask.refusal(id));
    if (!streams.add(taskId, moment -> EventStream.open(request.getAsyncContext(), moment))) {
      throw new Refusal(
          503, "too many streams are being read now; ask again later, or without /stream");
    }
  }
}

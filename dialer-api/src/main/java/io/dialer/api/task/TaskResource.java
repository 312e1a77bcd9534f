package io.dialer.api.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.api.result.ResultStream;
import io.dialer.core.task.CreateTask;
import io.dialer.core.task.StagedNumbers;
import io.dialer.core.task.Task;
import io.dialer.core.task.TaskForm;
import io.dialer.core.task.TaskStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lists of numbers to dial. */
@Path(ApiPath.BASE + "/task")
@Produces(ApiPath.JSON)
@Consumes(MediaType.WILDCARD)
public final class TaskResource {
  private static final int LISTED_AT_MOST = 10_000;
  private static final long NO_TASK = 0;

  private final Jdbi jdbi;
  private final CreateTask createTask;
  private final ResultStream results;
  private final ObjectMapper json;
  private final NumberReader numbers;
  private final Runnable onChange;

  /**
   * Tasks over REST.
   *
   * @param onChange told after a change that may let calls start
   */
  public TaskResource(
      Jdbi jdbi,
      CreateTask createTask,
      ResultStream results,
      ObjectMapper json,
      NumberReader numbers,
      Runnable onChange) {
    this.jdbi = jdbi;
    this.createTask = createTask;
    this.results = results;
    this.json = json;
    this.numbers = numbers;
    this.onChange = onChange;
  }

  /** Creates a task, or edits the one with the same {@code crmId} or {@code id}. */
  @POST
  public Reply save(InputStream sent) {
    return saved((body, reading) -> createTask.save(staged -> reading.apply(body, staged)), sent);
  }

  /** Changes some of a task's fields. */
  @PUT
  @Path("{id}")
  public Reply edit(@PathParam("id") String id, InputStream sent) {
    // The body is read all the same: a connection with an unread body would be cut.
    long taskId = Fields.id(id).orElse(NO_TASK);
    try {
      return saved(
          (body, reading) -> createTask.edit(taskId, staged -> reading.apply(body, staged)), sent);
    } catch (CreateTask.NoSuchTask e) {
      throw UnknownTask.refusal(id);
    }
  }

  private Reply saved(
      BiFunction<TaskBody, BiFunction<TaskBody, StagedNumbers, TaskForm>, CreateTask.Saved> saving,
      InputStream sent) {
    TaskBody body = new TaskBody(json, numbers);
    try {
      CreateTask.Saved saved = saving.apply(body, (b, staged) -> b.read(sent, staged));
      onChange.run();
      return Reply.ok(TaskView.of(saved.task()).echoing(body::sent), saved.messages());
    } catch (CreateTask.Incomplete | CreateTask.NoSuchCampaign e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    } catch (CreateTask.Conflict e) {
      throw Refusal.conflict(String.valueOf(e.getMessage()));
    }
  }

  /** Tasks, by id; {@code offset} is the id after which to begin. */
  @GET
  public Reply list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset) {
    Integer wanted = Fields.parameter(state, "state", 0, 2).map(Math::toIntExact).orElse(null);
    int most =
        Fields.parameter(limit, "limit", 0, Integer.MAX_VALUE)
            .filter(l -> l > 0)
            .map(l -> (int) Math.min(l, LISTED_AT_MOST))
            .orElse(LISTED_AT_MOST);
    long after = Fields.parameter(offset, "offset", 0, Long.MAX_VALUE).orElse(0L);
    List<Task> tasks =
        jdbi.withExtension(TaskStore.class, store -> store.list(wanted, after, most));
    return Reply.ok(Map.of("results", tasks.stream().map(TaskView::of).toList()));
  }

  /** A task with its results and polling results. */
  @GET
  @Path("{id}")
  public StreamingOutput one(@PathParam("id") String id) {
    Task task =
        Fields.id(id)
            .flatMap(taskId -> jdbi.withExtension(TaskStore.class, s -> s.byId(taskId)))
            .orElseThrow(() -> UnknownTask.refusal(id));
    return results.ofTask(task.id(), TaskView.of(task));
  }

  /** Removes a task with its results; its polling results stay. An unknown one is no error. */
  @DELETE
  @Path("{id}")
  public Reply delete(@PathParam("id") String id) {
    Fields.id(id).ifPresent(taskId -> jdbi.useExtension(TaskStore.class, s -> s.delete(taskId)));
    return Reply.ok();
  }
}

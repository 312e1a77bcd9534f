package io.dialer.api.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import io.dialer.core.telephony.Telephony;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Questionnaires. */
@Path(ApiPath.BASE + "/polling")
@Produces(ApiPath.JSON)
public final class PollResource {
  private final Jdbi jdbi;
  private final PollForm form;
  private final Prompts prompts;
  private final Telephony telephony;
  private final Runnable onChange;
  private final InstantSource clock;

  /**
   * Polls over REST.
   *
   * @param onChange told after a poll was saved: tasks may have waited for it
   */
  public PollResource(
      Jdbi jdbi,
      java.nio.file.Path audioFolder,
      Prompts prompts,
      Telephony telephony,
      Runnable onChange,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.form = new PollForm(audioFolder);
    this.prompts = prompts;
    this.telephony = telephony;
    this.onChange = onChange;
    this.clock = clock;
  }

  /** Creates a poll, or replaces the one with the same {@code crmId}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Reply save(@Nullable JsonNode sent) {
    JsonNode body = sent == null ? JsonNodeFactory.instance.missingNode() : sent;
    Reply reply = jdbi.inTransaction(handle -> save(handle, body));
    onChange.run();
    return reply;
  }

  private Reply save(Handle handle, JsonNode body) {
    PollStore polls = handle.attach(PollStore.class);
    PollForm.Read read = form.read(body, polls::questionIds);
    long id =
        read.crmId().isPresent()
            ? polls.save(read.crmId().get(), read.name(), read.questions(), clock.instant())
            : polls.create(read.name(), read.questions(), clock.instant());
    Poll poll = polls.byId(id).orElseThrow();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("id", Long.toString(id));
    if (read.crmId().isPresent()) {
      data.set("crmId", body.get("crmId"));
    } else {
      data.put("crmId", id);
    }
    data.set("name", body.path("name").isNumber() ? body.get("name") : new TextNode(read.name()));
    return Reply.ok(data, remarks(handle, poll));
  }

  /** What has to be done before the poll can be heard. */
  private List<String> remarks(Handle handle, Poll poll) {
    List<String> remarks = new ArrayList<>();
    poll.questions().stream()
        .filter(q -> q.file() != null && !Files.isRegularFile(java.nio.file.Path.of(q.file())))
        .forEach(
            q ->
                remarks.add(
                    "question \"%s\": the file %s does not exist%s"
                        .formatted(
                            q.questionId(),
                            q.file(),
                            q.text().isBlank() ? "" : "; its text is played instead")));
    Map<Prompt, String> words = new LinkedHashMap<>();
    for (Prompts.Described described : prompts.all(handle, poll)) {
      if (!described.perCall()) {
        words.putIfAbsent(described.prompt(), described.words());
      } else if (!telephony.capabilities().promptsPerCall()) {
        remarks.add(
            "the text \"%s\" has <placeholders>, and the PBX \"%s\" cannot speak a text made for one call; tasks of this poll wait until it is changed"
                .formatted(
                    Fields.shortened(described.words()), telephony.capabilities().adapter()));
      }
    }
    telephony
        .unplayable(words.keySet())
        .forEach(
            prompt ->
                remarks.add(
                    "the PBX has no sound named \"%s\" yet (%s); tasks of this poll wait until it is put into the PBX's cabinet, see GET /prompts"
                        .formatted(
                            prompt.name(), Fields.shortened(words.getOrDefault(prompt, "")))));
    return remarks;
  }

  @GET
  public Reply list() {
    List<Poll> polls = jdbi.withExtension(PollStore.class, PollStore::all);
    return Reply.ok(Map.of("results", polls.stream().map(PollViews.Listed::of).toList()));
  }

  @GET
  @Path("{id}")
  public Reply one(@PathParam("id") String id) {
    return Reply.ok(PollViews.Whole.of(require(id)));
  }

  /** Removes a poll that no open or paused task leads to. */
  @DELETE
  @Path("{id}")
  public Reply delete(@PathParam("id") String id) {
    Poll poll = require(id);
    jdbi.useTransaction(
        handle -> {
          PollStore polls = handle.attach(PollStore.class);
          List<Long> tasks = polls.tasksUsing(poll.crmId(), poll.id());
          if (!tasks.isEmpty()) {
            throw Refusal.conflict(
                "poll %d is used by task(s) %s; close or delete them first"
                    .formatted(poll.id(), tasks));
          }
          polls.delete(poll.id());
        });
    return Reply.ok();
  }

  private Poll require(String id) {
    return jdbi.withExtension(PollStore.class, polls -> find(polls, id))
        .orElseThrow(
            () -> Refusal.notFound("there is no poll \"%s\"".formatted(Fields.shortened(id))));
  }

  private static Optional<Poll> find(PollStore polls, String id) {
    return Fields.id(id).flatMap(polls::byId).or(() -> polls.named(id));
  }
}

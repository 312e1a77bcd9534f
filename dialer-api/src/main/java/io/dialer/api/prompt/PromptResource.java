package io.dialer.api.prompt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.api.telephony.Pbx;
import io.dialer.core.audio.AudioStore;
import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Every prompt that polls play, and whether the PBX has its sound. */
@Path(ApiPath.BASE + "/prompts")
@Produces(ApiPath.JSON)
public final class PromptResource {
  private final Jdbi jdbi;
  private final Prompts prompts;
  private final Pbx pbx;
  private final Runnable onSounds;

  /**
   * Prompts over REST.
   *
   * @param onSounds told after the PBX's sounds were looked up anew: tasks may have waited for one
   */
  public PromptResource(Jdbi jdbi, Prompts prompts, Pbx pbx, Runnable onSounds) {
    this.jdbi = jdbi;
    this.prompts = prompts;
    this.pbx = pbx;
    this.onSounds = onSounds;
  }

  /**
   * One prompt.
   *
   * @param name what the sound has to be called in the PBX's cabinet
   * @param bound whether the cabinet has it
   * @param id its id there; null: it is not there
   * @param words what it says: a text, or the uploaded file's path
   * @param file where the sound to put there can be fetched; null: it is a text, to be recorded
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonPropertyOrder({"name", "bound", "id", "polls", "words", "file"})
  record View(
      String name,
      boolean bound,
      @Nullable String id,
      List<String> polls,
      String words,
      @Nullable String file) {}

  @GET
  public Reply list() {
    return Reply.ok(Map.of("results", jdbi.inTransaction(this::views)));
  }

  /** Looks into the PBX's cabinet now; tasks that waited for a sound go on. */
  @POST
  @Path("sync")
  public Reply sync() {
    try {
      pbx.syncSounds();
    } catch (Pbx.CannotAsk e) {
      throw new Refusal(502, List.of(String.valueOf(e.getMessage())));
    }
    onSounds.run();
    return list();
  }

  private List<View> views(Handle handle) {
    Map<Prompt, List<String>> polls = new LinkedHashMap<>();
    Map<Prompt, String> words = new LinkedHashMap<>();
    for (Poll poll : handle.attach(PollStore.class).all()) {
      for (Prompts.Described described : prompts.all(handle, poll)) {
        words.putIfAbsent(described.prompt(), described.words());
        List<String> users = polls.computeIfAbsent(described.prompt(), p -> new ArrayList<>());
        if (!users.contains(poll.crmId())) {
          users.add(poll.crmId());
        }
      }
    }
    AudioStore audio = handle.attach(AudioStore.class);
    return polls.entrySet().stream()
        .map(e -> view(audio, e.getKey(), e.getValue(), words.getOrDefault(e.getKey(), "")))
        .toList();
  }

  private View view(AudioStore audio, Prompt prompt, List<String> polls, String words) {
    String id = pbx.soundOf(prompt).map(i -> Long.toString(i)).orElse(null);
    Optional<String> file = audio.find(prompt.name()).map(f -> address(f.name()));
    return new View(prompt.name(), id != null, id, polls, words, file.orElse(null));
  }

  private static String address(String name) {
    return "/module-dialer/v1/audio/"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

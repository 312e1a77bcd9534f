package io.dialer.api.prompt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.api.prompt.PromptsInUse.Use;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.api.telephony.Pbx;
import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every prompt that polls play, whether the PBX has its sound, and the file to put there. */
@Path(ApiPath.BASE + "/prompts")
@Produces(ApiPath.JSON)
public final class PromptResource {

  private final PromptsInUse prompts;
  private final PromptFiles files;
  private final Pbx pbx;
  private final Runnable onSounds;

  /**
   * Prompts over REST.
   *
   * @param onSounds told after the PBX's sounds were looked up anew: tasks may have waited for one
   */
  public PromptResource(PromptsInUse prompts, PromptFiles files, Pbx pbx, Runnable onSounds) {
    this.prompts = prompts;
    this.files = files;
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
   * @param file where the mp3 to put there can be fetched; null: there is none, because nobody
   *     uploaded the file, or the text is another one for each call
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
    return Reply.ok(Map.of("results", prompts.all().stream().map(this::view).toList()));
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

  /**
   * The mp3 to put into the cabinet: what was uploaded, converted if need be, or the text spoken.
   */
  @GET
  @Path("{name}/file")
  @Produces(MediaType.WILDCARD)
  public Response file(@PathParam("name") String name) throws IOException {
    Optional<Prompts.Described> used = named(name);
    java.nio.file.Path mp3 =
        used.isPresent()
            ? files.mp3(used.get())
            : files.mp3(files.uploaded(name).orElseThrow(() -> unknown(name)));
    return download(mp3.toFile(), "audio/mpeg", new Prompt(name).fileName());
  }

  /** All that the cabinet lacks, in one zip, under the names that it has to have there. */
  @GET
  @Path("unbound.zip")
  @Produces(MediaType.WILDCARD)
  public Response unbound() {
    List<Prompts.Described> unbound =
        prompts.all().stream()
            .filter(use -> pbx.soundOf(use.prompt()).isEmpty())
            .map(Use::described)
            .toList();
    if (unbound.isEmpty()) {
      throw Refusal.notFound("nothing is missing: the PBX's cabinet has the sounds of all prompts");
    }
    return download(new PromptZip(unbound, files), "application/zip", "unbound.zip");
  }

  private static Response download(Object content, String type, String name) {
    return Response.ok(content, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded(name))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private Optional<Prompts.Described> named(String name) {
    List<Use> uses = prompts.all();
    return uses.stream()
        .filter(use -> use.prompt().name().equals(name))
        .findFirst()
        .or(() -> uses.stream().filter(u -> u.prompt().fileName().equals(name)).findFirst())
        .map(Use::described);
  }

  private static Refusal unknown(String name) {
    return Refusal.notFound(
        "no poll has a prompt named \"%s\", and no audio file has that name; see GET /prompts"
            .formatted(name));
  }

  private View view(Use use) {
    String id = pbx.soundOf(use.prompt()).map(i -> Long.toString(i)).orElse(null);
    return new View(
        use.prompt().name(),
        id != null,
        id,
        use.polls(),
        use.described().words(),
        files.canBe(use.described()) ? address(use.prompt()) : null);
  }

  private static String address(Prompt prompt) {
    return "/module-dialer/v1/prompts/" + encoded(prompt.name()) + "/file";
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

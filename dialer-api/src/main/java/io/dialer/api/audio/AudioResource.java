package io.dialer.api.audio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.api.telephony.Pbx;
import io.dialer.core.audio.AudioFile;
import io.dialer.core.audio.AudioFolder;
import io.dialer.core.audio.AudioName;
import io.dialer.core.audio.AudioRefused;
import io.dialer.core.audio.AudioUse;
import io.dialer.core.audio.Prompt;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audio files: the prompts that polls play. */
@Path(ApiPath.BASE + "/audio")
public final class AudioResource {

  private static final Logger LOG = LoggerFactory.getLogger(AudioResource.class);

  private static final String EXPECTED =
      "a multipart form with the audio in its part \"file\" is expected: curl -F file=@1.mp3";

  /**
   * A file in the list; as in the old module every value is a string.
   *
   * @param bound 1: the PBX has a sound of the file's name; 0: it has none
   * @param pbxName what the sound has to be called in the PBX's cabinet
   * @param pbxId the sound's id there; null: it is not there
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonPropertyOrder({"id", "name", "path", "bound", "pbxName", "pbxId"})
  public record Listed(
      String id, String name, String path, String bound, String pbxName, @Nullable String pbxId) {}

  private final AudioFolder folder;
  private final AudioUse use;
  private final Pbx pbx;

  public AudioResource(AudioFolder folder, AudioUse use, Pbx pbx) {
    this.folder = folder;
    this.use = use;
    this.pbx = pbx;
  }

  @GET
  @Produces(ApiPath.JSON)
  public Reply list() {
    return Reply.ok(folder.all().stream().map(this::listed).toList());
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(ApiPath.JSON)
  public Reply upload(@FormDataParam("file") @Nullable FormDataBodyPart part) throws IOException {
    if (part == null) {
      throw Refusal.badRequest(EXPECTED);
    }
    try (InputStream content = part.getValueAs(InputStream.class)) {
      AudioName name = new AudioName(UploadedName.of(part));
      return Reply.ok(Map.of("filename", folder.save(name, content).path()));
    } catch (AudioRefused refused) {
      if (refused.reason() == AudioRefused.Reason.FOLDER) {
        LOG.error("An upload could not be stored", refused);
      }
      throw new Refusal(status(refused), String.valueOf(refused.getMessage()));
    }
  }

  @POST
  @Produces(ApiPath.JSON)
  public Response uploadOfAnotherKind() {
    return Response.status(400).entity(Reply.refused(List.of(EXPECTED))).build();
  }

  @GET
  @Path("/{name}")
  public Response content(
      @PathParam("name") String name,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange)
      throws IOException {
    AudioFile file =
        folder
            .find(name)
            .orElseThrow(() -> Refusal.notFound("there is no audio file named " + name));
    return AudioReply.of(file, range, ifRange);
  }

  @DELETE
  @Path("/{name}")
  @Produces(ApiPath.JSON)
  public Reply delete(@PathParam("name") String name) {
    List<String> polls = folder.delete(name, use);
    if (!polls.isEmpty()) {
      throw Refusal.conflict(
          "the audio file %s is played by: %s; take it out of them first"
              .formatted(name, String.join(", ", polls)));
    }
    return Reply.ok();
  }

  private Listed listed(AudioFile file) {
    Prompt prompt = Prompt.ofFile(file.name());
    String sound = pbx.soundOf(prompt).map(id -> Long.toString(id)).orElse(null);
    return new Listed(
        Long.toString(file.id()),
        file.name(),
        file.path(),
        sound == null ? "0" : "1",
        prompt.name(),
        sound);
  }

  private static int status(AudioRefused refused) {
    return switch (refused.reason()) {
      case NAME -> 400;
      case TOO_LARGE -> 413;
      case CONTENT -> 422;
      // Insufficient storage.
      case FOLDER -> 507;
    };
  }
}

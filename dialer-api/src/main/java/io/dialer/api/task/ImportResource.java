package io.dialer.api.task;

import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.task.CreateTask;
import io.dialer.core.task.ImportNumbers;
import io.dialer.core.task.ImportReport;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds numbers to a task, as many as there are. */
@Path(ApiPath.BASE + "/task/{id}/numbers")
@Produces(ApiPath.JSON)
@Consumes(MediaType.WILDCARD)
public final class ImportResource {
  private static final int LONGEST_KEY = 255;

  private final ImportNumbers imports;
  private final ListReader lists;
  private final Runnable onChange;

  /**
   * Imports over REST.
   *
   * @param onChange called when a task may have got numbers to dial
   */
  public ImportResource(ImportNumbers imports, ListReader lists, Runnable onChange) {
    this.imports = imports;
    this.lists = lists;
    this.onChange = onChange;
  }

  /**
   * Adds a list, CSV or NDJSON; numbers that are there stay.
   *
   * @param onError {@code skip}: lines that cannot be read are left out and reported; {@code fail}
   *     or null: they refuse the whole list
   * @param key makes the repeat of this request harmless; null: none
   */
  @POST
  public Reply add(
      @PathParam("id") String id,
      @QueryParam("onError") @Nullable String onError,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream sent)
      throws IOException {
    boolean skipping = skipping(onError);
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Refusal.badRequest(
          "Idempotency-Key: 1 to %d characters are expected".formatted(LONGEST_KEY));
    }
    try (SpooledBody body = SpooledBody.of(sent)) {
      ImportReport report = imported(id, skipping, key, body);
      onChange.run();
      return Reply.ok(report, messages(report));
    }
  }

  private ImportReport imported(
      String id, boolean skipping, @Nullable String key, SpooledBody body) {
    try {
      return imports.importInto(
          TaskIds.read(id).orElseThrow(() -> TaskIds.notFound(id)),
          key == null ? null : new ImportNumbers.Once(key, body.sha256()),
          staged -> {
            try (InputStream list = body.open()) {
              return lists.read(list, skipping, staged);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (CreateTask.NoSuchTask e) {
      throw TaskIds.notFound(id);
    } catch (ImportNumbers.KeyTaken e) {
      throw Refusal.conflict("Idempotency-Key: " + e.getMessage());
    }
  }

  private static boolean skipping(@Nullable String onError) {
    if (onError != null && !onError.equals("skip") && !onError.equals("fail")) {
      throw Refusal.badRequest(
          "onError: fail or skip is expected, found \"%s\"".formatted(Fields.shortened(onError)));
    }
    return "skip".equals(onError);
  }

  private static List<String> messages(ImportReport report) {
    List<String> messages = new ArrayList<>();
    if (report.repeated() > 0) {
      messages.add("%d repeated number(s) in the list were merged".formatted(report.repeated()));
    }
    if (!report.rejected().isEmpty()) {
      messages.add(
          "%d line(s) were left out; data.rejected says which and why"
              .formatted(report.rejected().size()));
    }
    return messages;
  }
}

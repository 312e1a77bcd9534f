package io.dialer.api.task;

import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.api.rest.Reply;
import io.dialer.core.task.CreateTask;
import io.dialer.core.task.ImportNumbers;
import io.dialer.core.task.ImportReport;
import io.dialer.core.task.ListRemarks;
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
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Adds numbers to a task, as many as there are. */
@Path(ApiPath.BASE + "/task/{id}/numbers")
@Produces(ApiPath.JSON)
@Consumes(MediaType.WILDCARD)
public final class ImportResource {
  private static final int LONGEST_KEY = 255;

  /** In this header the server leaves what it unpacked. */
  private static final String UNPACKED = "X-Content-Encoding";

  private final ImportNumbers imports;
  private final ListReader lists;
  private final Semaphore places;
  private final Runnable onChange;

  /**
   * Imports over REST.
   *
   * @param atOnce how many may be under way: each takes room on the disk, and a connection while it
   *     is merged
   * @param onChange called when a task may have got numbers to dial
   */
  public ImportResource(ImportNumbers imports, ListReader lists, int atOnce, Runnable onChange) {
    this.imports = imports;
    this.lists = lists;
    this.places = new Semaphore(atOnce);
    this.onChange = onChange;
  }

  /**
   * Adds a list, CSV or NDJSON; numbers that are there stay.
   *
   * @param onError {@code skip}: lines that cannot be read are left out and reported; {@code fail}
   *     or null: they refuse the whole list
   * @param key makes the repeat of this request harmless; null: none
   * @param packed how the list was packed; null: it was not
   */
  @POST
  public Reply add(
      @PathParam("id") String id,
      @QueryParam("onError") @Nullable String onError,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(UNPACKED) @Nullable String packed,
      InputStream sent)
      throws IOException {
    boolean skipping = skipping(onError);
    requireUnpacked(packed);
    requireKey(key);
    if (!places.tryAcquire()) {
      throw new Refusal(503, "too many lists are being taken in now; send this one again later");
    }
    try (SpooledBody body = SpooledBody.of(sent)) {
      ImportReport report = imported(id, skipping, key, body);
      onChange.run();
      return Reply.ok(report, messages(report));
    } finally {
      places.release();
    }
  }

  private ImportReport imported(
      String id, boolean skipping, @Nullable String key, SpooledBody body) {
    try {
      return imports.importInto(
          Fields.id(id).orElseThrow(() -> UnknownTask.refusal(id)),
          key == null
              ? null
              : new ImportNumbers.Once(key, body.sha256With(skipping ? "skip" : "fail")),
          staged -> {
            try (InputStream list = body.open()) {
              return lists.read(list, skipping, staged);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (CreateTask.NoSuchTask e) {
      throw UnknownTask.refusal(id);
    } catch (ImportNumbers.KeyTaken e) {
      throw Refusal.conflict("Idempotency-Key: " + e.getMessage());
    } catch (ImportNumbers.Busy e) {
      throw Refusal.conflict(String.valueOf(e.getMessage()));
    }
  }

  private static void requireUnpacked(@Nullable String packed) {
    if (packed != null) {
      throw new Refusal(
          415,
          "Content-Encoding: a list is taken only as it is, since one whose packing is cut short would look whole; send it unpacked");
    }
  }

  private static void requireKey(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Refusal.badRequest(
          "Idempotency-Key: 1 to %d characters are expected".formatted(LONGEST_KEY));
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
    List<String> messages = ListRemarks.onNumbers(report.repeated(), report.undialable());
    ImportReport.Rejected rejected = report.rejected();
    if (rejected.count() > 0) {
      messages.add(
          "%d line(s) were left out; data.rejected.first has %s of them with the reason"
              .formatted(
                  rejected.count(),
                  rejected.count() > rejected.first().size()
                      ? "the first " + rejected.first().size()
                      : "all"));
    }
    if (report.taskClosed()) {
      messages.add(ListRemarks.TASK_IS_CLOSED);
    }
    return messages;
  }
}

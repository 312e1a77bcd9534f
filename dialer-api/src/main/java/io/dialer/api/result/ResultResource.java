package io.dialer.api.result;

import io.dialer.api.rest.ApiPath;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.Refusal;
import io.dialer.core.result.ResultFeed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What became of numbers, and which keys were pressed, in the order in which it became known. */
@Path(ApiPath.BASE)
@Produces(ApiPath.JSON)
public final class ResultResource {
  private final ResultStream stream;

  public ResultResource(ResultStream stream) {
    this.stream = stream;
  }

  /** Numbers changed at or after {@code changeTime}, or behind the cursor {@code after}. */
  @GET
  @Path("results/{changeTime}")
  public StreamingOutput results(
      @PathParam("changeTime") String changeTime,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    // Stamps are whole seconds: what is not before 1.5 is not before 2.
    BigDecimal from = changeTime(changeTime).setScale(0, RoundingMode.CEILING);
    int rows = limit(limit);
    if (after == null) {
      Cursor start = new Cursor(from, 0);
      return stream.results(feed -> feed.since(from.longValueExact(), rows), start.text());
    }
    Cursor cursor = Cursor.parse(after);
    return stream.results(
        feed -> feed.after(cursor.changeTime().longValue(), cursor.position(), rows),
        cursor.text());
  }

  /** Keys recorded at or after {@code changeTime}, or behind the cursor {@code after}. */
  @GET
  @Path("polling-results/{changeTime}")
  public StreamingOutput pollingResults(
      @PathParam("changeTime") String changeTime,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    BigDecimal from = changeTime(changeTime);
    int rows = limit(limit);
    if (after == null) {
      // Nothing was read yet, so a reader who goes on from here begins just before.
      Cursor start = new Cursor(from.subtract(BigDecimal.valueOf(1, 4)), 0);
      return stream.pollingResults(feed -> feed.pollingSince(from, rows), start.text());
    }
    Cursor cursor = Cursor.parse(after);
    return stream.pollingResults(
        feed -> feed.pollingAfter(cursor.changeTime(), rows), cursor.text());
  }

  private static BigDecimal changeTime(String written) {
    if (written.matches("[0-9]{1,12}([.,][0-9]{0,9})?")) {
      return new BigDecimal(written.replace(',', '.'));
    }
    throw Refusal.badRequest(
        "changeTime: Unix seconds such as 1724323625 or 1724323625.0536 are expected, found \"%s\""
            .formatted(Fields.shortened(written)));
  }

  private static int limit(@Nullable String written) {
    return Fields.parameter(written, "limit", 1, ResultFeed.PAGE)
        .map(Math::toIntExact)
        .orElse(ResultFeed.PAGE);
  }
}

package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.Done;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code schema/set/} (section 3.6.10): leads the calls of a line, or of a SIP trunk's number,
 * through a scheme.
 *
 * @param schemaId as {@code schemas} lists it
 * @param lineId as {@code incominglines} lists it; null for a trunk's number
 * @param trunkNumberId as {@code trunks/numbers} lists it, one that takes calls ({@code options} 2
 *     or 6); null for a line
 */
public record SetSchemaRequest(Long schemaId, @Nullable Long lineId, @Nullable Long trunkNumberId)
    implements MangoQuery<Done> {

  private static final String PATH = "schema/set/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public SetSchemaRequest {
    Check.of(PATH)
        .present("schema_id", schemaId)
        .positive("schema_id", schemaId)
        .that(
            lineId != null || trunkNumberId != null,
            "line_id",
            "is missing, and so is trunk_number_id; the method needs one of them")
        .positive("line_id", lineId)
        .positive("trunk_number_id", trunkNumberId);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.ALL;
  }

  @Override
  public Class<Done> reply() {
    return Done.class;
  }
}

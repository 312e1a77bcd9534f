package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code schemas/} (section 3.6.9): the schemes that calls go through.
 *
 * @param extFields {@code trunks_numbers} to be told the trunks' numbers of each; null for nothing
 *     else
 * @param trunksNumbers the number of a SIP trunk: in the document's text, where its example has
 *     {@code extFields}; null for none
 */
public record SchemasRequest(@Nullable List<String> extFields, @Nullable String trunksNumbers)
    implements MangoQuery<SchemasReply> {

  private static final String PATH = "schemas/";

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public SchemasRequest {
    Check check = Check.of(PATH).number("trunks_numbers", trunksNumbers);
    for (String field : extFields == null ? List.<String>of() : extFields) {
      check.oneOf("ext_fields", field, "trunks_numbers");
    }
  }

  /** All schemes with their lines. */
  public SchemasRequest() {
    this(null, null);
  }

  /** All schemes with their lines and the numbers of SIP trunks. */
  public static SchemasRequest withTrunks() {
    return new SchemasRequest(List.of("trunks_numbers"), null);
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
  public Class<SchemasReply> reply() {
    return SchemasReply.class;
  }
}

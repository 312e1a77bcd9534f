package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/users/request} (section 3.6.1): employees.
 *
 * @param extension only this one's; null for all
 * @param extFields what else the reply shall hold, of {@link #EXT_FIELDS}; null for nothing else
 */
public record UsersRequest(@Nullable String extension, @Nullable List<String> extFields)
    implements MangoQuery<UsersReply> {

  private static final String PATH = "config/users/request";

  /** What has to be asked for by name. */
  public static final List<String> EXT_FIELDS =
      List.of(
          "general.user_id",
          "general.sips",
          "groups",
          "general.access_role_id",
          "telephony.dial_alg",
          "telephony.numbers.schedule",
          "telephony.line_id",
          "telephony.trunk_number_id",
          "general.mobile",
          "general.login",
          "general.use_status",
          "general.use_cc_numbers");

  /** A request that is malformed is refused with {@code InvalidRequest}. */
  public UsersRequest {
    Check check =
        Check.of(PATH).format("extension", extension, Extensions.SHORT, Extensions.EXPECTED);
    for (String field : extFields == null ? List.<String>of() : extFields) {
      check.oneOf("ext_fields", field, EXT_FIELDS.toArray(String[]::new));
    }
  }

  /** All employees, as the reply is without being asked for more. */
  public UsersRequest() {
    this(null, null);
  }

  /** All employees with all that the reply can hold. */
  public static UsersRequest complete() {
    return new UsersRequest(null, EXT_FIELDS);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.USERS;
  }

  @Override
  public Class<UsersReply> reply() {
    return UsersReply.class;
  }
}

package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a SIP account (sections 3.6.17 and 3.6.18).
 *
 * @param login the part before the {@code @}; together with the domain, or neither
 * @param domain as {@link DomainsReply} lists it; one of the second level ("красивый SIP адрес") is
 *     a service that costs money
 */
public record SipAddress(@Nullable String login, @Nullable String domain) {

  private static final Pattern LOGIN = Pattern.compile("[^@\\s]+");
  private static final Pattern DOMAIN = Pattern.compile("[\\w-]+(\\.[\\w-]+)+");

  /** An address that is malformed is refused with {@code InvalidRequest}. */
  public SipAddress {
    Check.of("sip")
        .that(
            (login == null) == (domain == null),
            login == null ? "login" : "domain",
            "is missing; login and domain are given together or not at all")
        .format("login", login, LOGIN, "the part before the @")
        .format("domain", domain, DOMAIN, "a domain such as vpbx300011111.mangosip.ru");
  }
}

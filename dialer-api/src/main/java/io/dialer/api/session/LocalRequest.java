package io.dialer.api.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a program on this machine from a proxy on it, and from a page of some site in a browser on
 * it: all three come from the loopback address.
 */
final class LocalRequest {

  private static final Pattern PROXY_HEADER =
      Pattern.compile(
          "forwarded|via|x-forwarded-.*|x-original-.*|x-real-ip|x-client-ip|true-client-ip|cf-.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

  private LocalRequest() {}

  static boolean isLocal(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return isLoopbackAddress(request.getRemoteAddr())
        && Collections.list(request.getHeaderNames()).stream()
            .noneMatch(name -> PROXY_HEADER.matcher(name).matches())
        && host != null
        && isLoopbackAuthority(host)
        && isOwnOrigin(request.getHeader("Origin"), host)
        && isOwnSite(request.getHeader("Sec-Fetch-Site"));
  }

  private static boolean isLoopbackAddress(String address) {
    try {
      // Always an address here, so nothing is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  // A foreign name that resolves to 127.0.0.1 is how a page gets in by DNS.
  private static boolean isLoopbackAuthority(String authority) {
    return host(authority)
        .filter(
            host ->
                host.equals("localhost")
                    || host.equals("[::1]")
                    || IPV4_LOOPBACK.matcher(host).matches())
        .isPresent();
  }

  private static boolean isOwnOrigin(@Nullable String origin, String host) {
    return origin == null
        || origin.equalsIgnoreCase("http://" + host)
        || origin.equalsIgnoreCase("https://" + host);
  }

  private static boolean isOwnSite(@Nullable String site) {
    return site == null || site.equals("same-origin") || site.equals("none");
  }

  private static Optional<String> host(String authority) {
    try {
      return Optional.ofNullable(URI.create("http://" + authority).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

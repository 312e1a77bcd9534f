package io.dialer.mango.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From which addresses webhooks are taken. Nothing here looks a name up.
 *
 * <p>Behind a proxy the sender stands in a header such as {@code X-Forwarded-For: sender, proxy1,
 * proxy2}: every proxy appends the address that it was asked from, and whoever sends may have
 * written anything in front. So the header is believed only when a proxy of ours, one with a
 * loopback or private address, handed the request over, and of its entries the right-most that is
 * not such an address counts.
 */
public final class AllowedSenders {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final List<Range> ranges;
  private final boolean behindProxy;

  /** So many leading bits of an address. */
  private record Range(InetAddress network, int bits) {
    boolean holds(InetAddress address) {
      byte[] ours = network.getAddress();
      byte[] theirs = address.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      int whole = bits / 8;
      int mask = 0xff << (8 - bits % 8) & 0xff;
      return Arrays.equals(ours, 0, whole, theirs, 0, whole)
          && (bits % 8 == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
    }
  }

  /**
   * @param allowed addresses, or networks as {@code 81.88.80.0/24}; empty: everybody may send
   * @param behindProxy whether a header tells the sender
   * @throws IllegalArgumentException for what is no address, naming it
   */
  public AllowedSenders(List<String> allowed, boolean behindProxy) {
    List<Range> found = new ArrayList<>();
    allowed.forEach(one -> found.add(range(one)));
    this.ranges = List.copyOf(found);
    this.behindProxy = behindProxy;
  }

  /** Whether anybody is refused at all. */
  public boolean isOn() {
    return !ranges.isEmpty();
  }

  /**
   * Whether a webhook may come from here.
   *
   * @param peer the address at the other end of the connection
   * @param header the value of the proxy's header; several are joined by commas; null for none
   */
  public boolean allow(String peer, @Nullable String header) {
    Optional<InetAddress> sender = sender(peer, header);
    return !isOn() || sender.filter(s -> ranges.stream().anyMatch(r -> r.holds(s))).isPresent();
  }

  private Optional<InetAddress> sender(String peer, @Nullable String header) {
    Optional<InetAddress> last = address(peer);
    if (!behindProxy || header == null || last.filter(AllowedSenders::isOurs).isEmpty()) {
      return last;
    }
    List<String> entries = Arrays.asList(header.split(",", -1));
    for (int i = entries.size() - 1; i >= 0; i--) {
      Optional<InetAddress> entry = address(entries.get(i));
      if (entry.isEmpty() || !isOurs(entry.get())) {
        return entry;
      }
      last = entry;
    }
    return last;
  }

  /** Loopback, private (RFC 1918, RFC 4193) or of this link: a proxy of our own. */
  private static boolean isOurs(InetAddress address) {
    byte first = address.getAddress()[0];
    boolean uniqueLocal = address.getAddress().length == 16 && (first & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || uniqueLocal;
  }

  private static Range range(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress network =
        address(parts[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is no address; expected one such as 81.88.80.132 or 81.88.80.0/24"
                            .formatted(text)));
    int most = network.getAddress().length * 8;
    int bits = parts.length == 1 ? most : bits(parts[1]);
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "'%s' is no network; expected 0 to %d after the slash".formatted(text, most));
    }
    return new Range(network, bits);
  }

  private static int bits(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /** An address as it is written, with or without brackets and a port; a name is none. */
  private static Optional<InetAddress> address(String text) {
    String plain = text.strip();
    if (plain.startsWith("[")) {
      plain = plain.substring(1).replaceFirst("](:\\d+)?$", "");
    } else if (plain.matches("[0-9.]+:\\d+")) {
      plain = plain.substring(0, plain.indexOf(':'));
    }
    plain = plain.replaceFirst("%.*$", "");
    if (!IPV4.matcher(plain).matches() && !IPV6.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(plain));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}

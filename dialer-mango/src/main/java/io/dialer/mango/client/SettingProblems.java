package io.dialer.mango.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects what is wrong with the settings, in words for the person who has to set them. */
final class SettingProblems {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\s]");

  private final List<String> found = new ArrayList<>();

  List<String> found() {
    return List.copyOf(found);
  }

  SettingProblems url(String setting, String value) {
    if (value.isBlank()) {
      return missing(setting, "the API's base address, https://app.mango-office.ru/vpbx/");
    }
    try {
      URI uri = URI.create(value.strip());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
        found.add(
            "%s is '%s'; expected an address such as https://app.mango-office.ru/vpbx/"
                .formatted(setting, value));
      }
    } catch (IllegalArgumentException e) {
      found.add("%s is '%s', which is not an address".formatted(setting, value));
    }
    return this;
  }

  SettingProblems secret(String setting, Secret secret) {
    if (secret.value().isEmpty()) {
      return missing(setting, "it is shown in the cabinet under Integrations, API connector");
    }
    if (INVISIBLE.matcher(secret.value()).find()) {
      found.add(setting + " has a space or a control character in it; copy it once more");
    }
    return this;
  }

  SettingProblems extension(String setting, String value) {
    if (value.isEmpty()) {
      return missing(setting, "the short number of the employee in whose name calls are made");
    }
    if (!DIGITS.matcher(value).matches()) {
      found.add("%s is '%s'; expected a short number, digits only".formatted(setting, value));
    }
    return this;
  }

  SettingProblems line(String setting, String value, String meaning) {
    if (value.isEmpty()) {
      return missing(setting, meaning + ", for example 74951234567");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > 128 || INVISIBLE.matcher(value).find()) {
      found.add(
          "%s is '%s'; expected a number, digits only, or a SIP line's name, at most 128 bytes"
              .formatted(setting, value));
    }
    return this;
  }

  SettingProblems atLeastOne(String setting, long value) {
    if (value < 1) {
      found.add("%s is %d; expected milliseconds, at least 1".formatted(setting, value));
    }
    return this;
  }

  SettingProblems within(String setting, int value, int least, int most) {
    if (value < least || value > most) {
      found.add("%s is %d; expected a number from %d to %d".formatted(setting, value, least, most));
    }
    return this;
  }

  SettingProblems limits(String setting, Map<String, Double> limits) {
    limits.forEach(
        (name, rate) -> {
          if (MangoLimit.named(name).isEmpty()) {
            found.add(
                "%s.%s is unknown; known are %s".formatted(setting, name, MangoLimit.names()));
          } else if (rate == null || !(rate >= 0) || rate > 10_000) {
            found.add(
                "%s.%s is %s; expected requests per second, 0 for no limit"
                    .formatted(setting, name, rate));
          }
        });
    return this;
  }

  SettingProblems senders(String setting, List<String> allowed) {
    for (String sender : allowed) {
      try {
        new AllowedSenders(List.of(sender), false);
      } catch (IllegalArgumentException e) {
        found.add(setting + ": " + e.getMessage());
      }
    }
    return this;
  }

  private SettingProblems missing(String setting, String meaning) {
    found.add("%s is not set: %s".formatted(setting, meaning));
    return this;
  }
}

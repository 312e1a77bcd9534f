package io.dialer.mango.client;

import io.dialer.core.telephony.CallEvent.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where in the PBX a leg is, by the vendor's {@code location} (section 3.1.1). */
public final class MangoPlaces {

  private MangoPlaces() {}

  /**
   * The place that a location names. The document's own examples leave it out, or misspell its
   * name, for persons only.
   */
  public static Place placeOf(@Nullable String location) {
    if (location == null) {
      return Place.SUBSCRIBER;
    }
    String plain = location.toLowerCase(Locale.ROOT);
    if (plain.equals("ivr") || plain.startsWith("ivr.")) {
      return Place.MENU;
    }
    return plain.equals("queue") ? Place.QUEUE : Place.SUBSCRIBER;
  }
}

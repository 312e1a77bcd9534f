package io.dialer.mango.client.config;

import java.util.regex.Pattern;

/** Short numbers of employees and groups. */
final class Extensions {

  static final Pattern SHORT = Pattern.compile("[0-9]{1,20}");
  static final String EXPECTED = "a short number, digits only";

  private Extensions() {}
}

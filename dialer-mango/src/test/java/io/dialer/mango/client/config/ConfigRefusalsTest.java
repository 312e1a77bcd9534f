package io.dialer.mango.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.mango.client.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is never sent, because the vendor would call it malformed. */
class ConfigRefusalsTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "/mango/config-refusals.txt",
      delimiterString = " | ",
      quoteCharacter = '`')
  void aMalformedRequestIsRefused(String name, String json, String message) throws Exception {
    Class<?> type = Class.forName(getClass().getPackageName() + "." + name + "Request");
    assertThat(Examples.refused(json, type)).hasMessage(message);
  }
}

package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.mango.FakeMango;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MangoConfigurationTest {

  @Test
  void everyMissingSettingIsNamedWithItsVariable() throws JsonProcessingException {
    MangoConfiguration empty =
        read("{\"apiUrl\":\"\",\"apiKey\":null,\"apiSalt\":null,\"extension\":null}");
    assertThat(empty.problems())
        .hasSize(6)
        .anyMatch(line -> line.startsWith("mango.apiUrl (MANGO_API_URL) is not set"))
        .anyMatch(line -> line.startsWith("mango.apiKey (MANGO_API_KEY) is not set"))
        .anyMatch(line -> line.startsWith("mango.apiSalt (MANGO_API_SALT) is not set"))
        .anyMatch(line -> line.startsWith("mango.extension (MANGO_EXTENSION) is not set"))
        .anyMatch(line -> line.startsWith("mango.line (MANGO_LINE) is not set"))
        .anyMatch(line -> line.startsWith("mango.ivrLine (MANGO_IVR_LINE) is not set"));
  }

  @Test
  void aWrongSettingIsShownWithWhatWasExpected() {
    assertThat(with("apiUrl", "\"app.mango-office.ru\"").problems())
        .singleElement()
        .asString()
        .contains("'app.mango-office.ru'", "expected an address such as https://");
    assertThat(with("extension", "\"1 01\"").problems())
        .singleElement()
        .asString()
        .contains("digits");
    assertThat(with("line", "\"%s\"".formatted("9".repeat(129))).problems()).hasSize(1);
    assertThat(with("connectTimeoutMillis", "0").problems()).hasSize(1);
    assertThat(with("limits", "{\"calback\":1,\"all\":-1,\"route\":1}").problems()).hasSize(2);
  }

  @Test
  void secretsAreNotShown() {
    MangoConfiguration configuration = with("apiSalt", "\"the salt\"");
    assertThat(configuration + "" + configuration.problems() + configuration.apiSalt())
        .doesNotContain("the salt")
        .doesNotContain(FakeMango.KEY)
        .contains("MANGO_API_SALT");
  }

  @Test
  void hasTheVendorsDefaults() throws JsonProcessingException {
    MangoConfiguration configuration = read("{\"line\":74951234567}");
    assertThat(configuration.apiUrl()).isEqualTo(URI.create("https://app.mango-office.ru/vpbx/"));
    assertThat(configuration.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(configuration.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.line()).isEqualTo("74951234567");
    assertThat(configuration.limits().rate(MangoLimit.ALL)).isEqualTo(10);
    assertThat(configuration.limits().rate(MangoLimit.ROUTE)).isEqualTo(0.5);
    MangoConfiguration other = with("limits", "{\"callback\":0,\"call/hangup\":2}");
    assertThat(other.limits().isLimited(MangoLimit.CALLBACK)).isFalse();
    assertThat(other.limits().rate(MangoLimit.HANG_UP)).isEqualTo(2);
    assertThat(other.problems()).isEmpty();
  }

  private static MangoConfiguration with(String name, String value) {
    return FakeMango.configuration("http://127.0.0.1:9/vpbx", new String[] {name, value});
  }

  private static MangoConfiguration read(String json) throws JsonProcessingException {
    return new ObjectMapper().readValue(json, MangoConfiguration.class);
  }
}

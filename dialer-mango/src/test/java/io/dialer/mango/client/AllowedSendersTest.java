package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedSendersTest {

  @Test
  void withoutAListEverybodyMaySend() {
    AllowedSenders all = new AllowedSenders(List.of(), false);
    assertThat(all.isOn()).isFalse();
    assertThat(all.allow("203.0.113.9", null)).isTrue();
    assertThat(all.allow("not an address", null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "81.88.80.132, true",
    "81.88.80.131, false",
    "81.88.82.44, true",
    "81.88.82.47, true",
    "81.88.82.48, false",
    "::ffff:81.88.80.132, true",
    "2001:db8::1, true",
    "2001:db9::1, false",
    "[2001:db8::2]:443, true",
    "localhost, false",
    "mango-office.ru, false",
    "81.88.80.132.evil.example, false",
    "'', false"
  })
  void addressesAndNetworks(String peer, boolean allowed) {
    AllowedSenders some =
        new AllowedSenders(List.of("81.88.80.132", "81.88.82.44/30", "2001:db8::/32"), false);
    assertThat(some.allow(peer, "81.88.80.132")).isEqualTo(allowed);
  }

  /** The proxy's own entry is the last one; whatever stands before may be forged. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1   | 81.88.80.132                       | true
          127.0.0.1   | 81.88.80.132, 10.0.0.7             | true
          10.1.2.3    | 203.0.113.9, 81.88.80.132:51234    | true
          10.1.2.3    | 81.88.80.132, 203.0.113.9          | false
          fd00::1     | 81.88.80.132, 172.16.0.1, ::1      | true
          203.0.113.9 | 81.88.80.132                       | false
          81.88.80.132| 203.0.113.9                        | true
          127.0.0.1   |                                    | false
          127.0.0.1   | unknown                            | false
          127.0.0.1   | 81.88.80.132, garbage              | false
          127.0.0.1   | 10.0.0.8                           | false
          """)
  void behindAProxy(String peer, String header, boolean allowed) {
    AllowedSenders some = new AllowedSenders(List.of("81.88.80.132"), true);
    assertThat(some.allow(peer, header)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "mango-office.ru, 'mango-office.ru' is no address",
    "1.2.3.256, '1.2.3.256' is no address",
    "1.2.3, '1.2.3' is no address",
    "1.2.3.4/33, '1.2.3.4/33' is no network",
    "1.2.3.4/x, '1.2.3.4/x' is no network"
  })
  void whatIsNoAddressIsNamed(String text, String problem) {
    assertThatThrownBy(() -> new AllowedSenders(List.of(text), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }
}

package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MangoReplyTest {

  @ParameterizedTest(name = "{1} from {0} leads to {2}")
  @CsvSource(
      textBlock =
          """
          https://api.ru/vpbx/, https://files.ru/a,   https://files.ru/a
          https://api.ru/vpbx/, /files/a,             https://api.ru/files/a
          https://api.ru/vpbx/, a,                    https://api.ru/vpbx/a
          https://api.ru/vpbx/, http://files.ru/a,
          https://api.ru/vpbx/, file:///etc/passwd,
          https://api.ru/vpbx/, 'not an address',
          http://127.0.0.1/,    http://127.0.0.1:9/a, http://127.0.0.1:9/a
          http://127.0.0.1/,    https://files.ru/a,   https://files.ru/a
          http://127.0.0.1/,    '',
          """)
  void aRedirectionIsFollowedOnlyToWhereItIsAsSafe(String base, String location, String target) {
    MangoReply reply = new MangoReply(302, MissingNode.getInstance(), URI.create(base), location);
    assertThat(reply.target().map(URI::toString).orElse(null)).isEqualTo(target);
    MangoReply other = new MangoReply(200, MissingNode.getInstance(), URI.create(base), location);
    assertThat(other.target()).isEmpty();
  }
}

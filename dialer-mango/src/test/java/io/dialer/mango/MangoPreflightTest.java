package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MangoPreflightTest {
  @RegisterExtension final FakeMango mango = new FakeMango();

  @BeforeEach
  void fillTheCabinet() {
    mango.answer(
        "incominglines",
        """
        {"result":1000,"lines":[{"line_id":1,"number":"74951234567"},
          {"line_id":2,"number":"sip:polls@mangosip.ru","name":"polls"}]}
        """);
    mango.answer("config/users/request", "{\"users\":[{\"telephony\":{\"extension\":101}}]}");
  }

  @Test
  void whatTheCabinetKnowsIsFine() throws InterruptedException {
    assertThat(problems("line", "\"+74951234567\"", "ivrLine", "\"polls\"")).isEmpty();
  }

  @Test
  void whatItDoesNotKnowIsNamed() throws InterruptedException {
    assertThat(problems("extension", "\"7\""))
        .containsExactly(
            "mango.ivrLine (MANGO_IVR_LINE) is '74957654321', but the cabinet's lines are"
                + " [74951234567, sip:polls@mangosip.ru]",
            "mango.extension (MANGO_EXTENSION) is '7', but the cabinet has no such employee");
  }

  @Test
  void aCabinetThatCannotBeReadIsSaid() throws InterruptedException {
    mango.answer("incominglines", "{\"result\":3105}");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("the PBX could not be asked: incominglines was refused")
        .contains("3105");
  }

  private List<String> problems(String... settings) throws InterruptedException {
    MangoConfiguration configuration = mango.configuration(settings);
    MangoClient client = new MangoClient(configuration, (limit, live) -> true);
    return new MangoPreflight(configuration, client).problems();
  }
}

package io.dialer.mango.client.contactcentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.FakeMango;
import io.dialer.mango.client.MangoClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sent to the contact centre, and what it answers, over real HTTP. */
class ContactCentreRequestsTest {
  @RegisterExtension final FakeMango mango = new FakeMango();

  @Test
  void theContactCentreHasAnAddressOfItsOwn() throws Exception {
    mango.answer(200, "{\"result\":1000}");
    client().ask(new SetAbonentStatusRequest(56789, 1));
    assertThat(mango.onlySent().path()).isEqualTo("/cc/set_abonent_status");
    assertThat(mango.onlySent().json()).isEqualTo("{\"abonent_id\":56789,\"status\":1}");
    mango.answer(200, "{}");
    assertThat(client().ask(new PresenceRequest(56789L, null)).abonents()).isEmpty();
  }

  @Test
  void aSessionThatCannotBeOpenedSaysWhy() {
    mango.answer(200, "{\"result\":1201}");
    SetSessionStatusRequest open =
        new SetSessionStatusRequest(null, 56789, 1, 120, "desk", null, null, List.of(1, 2));
    assertThatThrownBy(() -> client().ask(open))
        .hasMessage("../cc/set_session_status was refused: 1201 (OTHER)");
    assertThat(mango.onlySent().json())
        .isEqualTo(
            "{\"abonent_id\":56789,\"status\":1,\"ttl\":120,\"device\":\"desk\",\"poss\":[1,2]}");
  }

  private MangoClient client() {
    return new MangoClient(mango.configuration(), (limit, live) -> true);
  }
}

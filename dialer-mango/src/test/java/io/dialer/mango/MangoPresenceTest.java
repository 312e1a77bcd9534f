package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.database.TestDatabase;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is signed in to the contact centre, asked over real HTTP. */
class MangoPresenceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension final FakeMango mango = new FakeMango();

  private final TestClock clock = new TestClock();
  private MangoPresence presence;

  @BeforeEach
  void connect() {
    DATABASE.clear();
    MangoClient client = new MangoClient(mango.configuration(), (limit, live) -> true);
    presence = new MangoPresence(DATABASE.jdbi(), client, clock);
  }

  private static List<String> statuses() {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT pbx_id || ' ' || status FROM agent_statuses ORDER BY 1")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void whoIsThereAndWhoHasLeft() throws Exception {
    mango.answer(
        200,
        """
        {"result":1000,"abonents":[
          {"abonent_id":1,"cc":[{"uac":"cc","status":1},{"status":1}],"sip":[{"uname":"a"}]},
          {"abonent_id":2,"cc":[{"status":3}]},
          {"abonent_id":3,"cc":[]},
          {"abonent_id":4},
          {"abonent_id":5,"cc":[{"status":77}]},
          {}]}
        """);
    assertThat(presence.look()).isEqualTo(2);
    assertThat(statuses()).containsExactly("1 ONLINE", "2 BREAK");
    assertThat(mango.onlySent().path()).isEqualTo("/cc/get_presence");
    assertThat(mango.onlySent().json()).isEqualTo("{\"session_types\":[\"cc\"]}");
    clock.move(Duration.ofMinutes(1));
    mango.answer(
        200, "{\"result\":1000,\"abonents\":[{\"abonent_id\":2,\"cc\":[{\"status\":5}]}]}");
    presence.look();
    assertThat(statuses()).containsExactly("1 OFFLINE", "2 OUTBOUND");
  }

  @Test
  void aProductWithoutAContactCentreIsAskedRarely() throws Exception {
    mango.answer(420, "{\"code\":2230}");
    assertThat(presence.look()).isZero();
    clock.move(Duration.ofHours(5));
    presence.look();
    assertThat(mango.sent()).hasSize(1);
    clock.move(Duration.ofMinutes(61));
    presence.look();
    assertThat(mango.sent()).hasSize(2);
    assertThat(statuses()).isEmpty();
  }

  @Test
  void aFailureOfTheMomentIsTriedAgainAndStatusesGrowOld() throws Exception {
    mango.answer(
        200, "{\"result\":1000,\"abonents\":[{\"abonent_id\":2,\"cc\":[{\"status\":3}]}]}");
    presence.look();
    mango.answer(503, "{\"message\":\"Rate limit exceeded.\"}");
    for (int hour = 0; hour < 12; hour++) {
      assertThat(statuses()).containsExactly("2 BREAK");
      clock.move(Duration.ofHours(1));
      assertThatThrownBy(presence::look).isInstanceOf(MangoException.class);
    }
    assertThat(statuses()).isEmpty();
    assertThat(mango.sent()).hasSize(13);
  }
}

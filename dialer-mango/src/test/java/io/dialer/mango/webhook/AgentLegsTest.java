package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.agent.AgentStore;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Phase;
import io.dialer.core.telephony.CallEvent.Place;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AgentLegsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Party CUSTOMER = new Party("79161234567", null);

  private final AgentLegs legs = new AgentLegs("101");

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @Test
  void anEmployeeIsBusyFromTheFirstRingToTheEnd() {
    note("1", 1, Phase.APPEARED, CUSTOMER, employee("202"), null, null);
    assertThat(isBusy("202")).isTrue();
    note("1", 2, Phase.CONNECTED, CUSTOMER, employee("202"), null, null);
    assertThat(isBusy("202")).isTrue();
    note("1", 3, Phase.DISCONNECTED, CUSTOMER, employee("202"), null, null);
    note("1", 2, Phase.CONNECTED, CUSTOMER, employee("202"), null, null);
    assertThat(isBusy("202")).isFalse();
  }

  @Test
  void bothSidesOfAnInternalCallAreBusy() {
    note("1", 1, Phase.APPEARED, employee("202"), employee("203"), null, null);
    assertThat(isBusy("202")).isTrue();
    assertThat(isBusy("203")).isTrue();
    note("1", 2, Phase.DISCONNECTED, employee("202"), employee("203"), null, null);
    assertThat(isBusy("202")).isFalse();
    assertThat(isBusy("203")).isFalse();
  }

  @Test
  void theEmployeeInWhoseNameWeCallIsNotBusyWithTheCustomer() {
    Party customer = new Party("79161234567", "101");
    note("1", 1, Phase.APPEARED, employee("202"), customer, null, "a-1");
    assertThat(isBusy("101")).isFalse();
    note("2", 1, Phase.CONNECTED, customer, employee("203"), "1", "a-1");
    assertThat(isBusy("101")).isFalse();
    assertThat(isBusy("203")).isTrue();
    note("3", 1, Phase.APPEARED, CUSTOMER, employee("101"), null, null);
    assertThat(isBusy("101")).isTrue();
  }

  @Test
  void whoTransfersACallIsFreeOnceTheCustomerTakesHisPlace() {
    note("2", 1, Phase.CONNECTED, employee("202"), employee("203"), "1", null);
    assertThat(isBusy("202")).isTrue();
    note("2", 2, Phase.CONNECTED, CUSTOMER, employee("203"), "1", null);
    assertThat(isBusy("202")).isFalse();
    assertThat(isBusy("203")).isTrue();
  }

  @Test
  void aMenuOccupiesNobody() {
    LegChanged leg =
        new LegChanged(
            "e",
            "1",
            1,
            NOW,
            Phase.APPEARED,
            Place.MENU,
            CUSTOMER,
            employee("202"),
            null,
            null,
            null);
    DATABASE.jdbi().useHandle(handle -> legs.note(handle.attach(AgentStore.class), leg, NOW));
    assertThat(isBusy("202")).isFalse();
  }

  private static Party employee(String extension) {
    return new Party("sip:" + extension + "@mangosip.ru", extension);
  }

  private void note(
      String leg,
      int seq,
      Phase phase,
      Party from,
      Party to,
      @Nullable String takenFrom,
      @Nullable String commandId) {
    LegChanged event =
        new LegChanged(
            "e", leg, seq, NOW, phase, Place.SUBSCRIBER, from, to, takenFrom, commandId, null);
    DATABASE.jdbi().useHandle(handle -> legs.note(handle.attach(AgentStore.class), event, NOW));
  }

  private static boolean isBusy(String extension) {
    return DATABASE
        .jdbi()
        .withExtension(
            AgentStore.class, store -> store.isBusy(extension, NOW.minus(Duration.ofHours(1))));
  }
}

package io.dialer.mango.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.FakeMango;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration's requests as they travel. */
class ConfigRequestsTest {

  @RegisterExtension final FakeMango mango = new FakeMango();

  static Stream<Arguments> everyMethodHasItsPathAndItsLimit() {
    return Stream.of(
        Arguments.of(new UsersRequest(), "config/users/request", MangoLimit.USERS),
        Arguments.of(new GroupsRequest(), "groups", MangoLimit.ALL),
        Arguments.of(new CreateGroupRequest(named()), "group/create", MangoLimit.ALL),
        Arguments.of(new UpdateGroupRequest(1L, named()), "group/update", MangoLimit.ALL),
        Arguments.of(new DeleteGroupRequest(1L), "group/delete", MangoLimit.ALL),
        Arguments.of(new BalanceRequest(), "account/balance", MangoLimit.BALANCE),
        Arguments.of(new IncomingLinesRequest(), "incominglines", MangoLimit.ALL),
        Arguments.of(new AudioFilesRequest(), "audiofiles", MangoLimit.ALL),
        Arguments.of(new SchemasRequest(), "schemas/", MangoLimit.ALL),
        Arguments.of(new SetSchemaRequest(1L, 2L, null), "schema/set/", MangoLimit.ALL),
        Arguments.of(new RolesRequest(), "roles", MangoLimit.ALL),
        Arguments.of(member(), "member/create", MangoLimit.ALL),
        Arguments.of(
            new UpdateMemberRequest(1L, null, null, null, null), "member/update", MangoLimit.ALL),
        Arguments.of(new DeleteMemberRequest(1L), "member/delete", MangoLimit.ALL),
        Arguments.of(new SipsRequest(), "sips", MangoLimit.ALL),
        Arguments.of(new DomainsRequest(), "domains", MangoLimit.ALL),
        Arguments.of(
            new CreateSipRequest(1L, null, new Password("p"), null), "sip/create", MangoLimit.ALL),
        Arguments.of(new UpdateSipRequest(1L, null, null, null, "d"), "sip/update", MangoLimit.ALL),
        Arguments.of(new DeleteSipRequest(1L), "sip/delete", MangoLimit.ALL),
        Arguments.of(new TrunkNumbersRequest(), "trunks/numbers", MangoLimit.ALL),
        Arguments.of(new ListModeRequest(), "bwlists/state/", MangoLimit.ALL),
        Arguments.of(new ListedNumbersRequest(), "bwlists/numbers/", MangoLimit.ALL),
        Arguments.of(
            new AddListedNumberRequest("black", "7495*", "tel", null),
            "bwlists/number/add/",
            MangoLimit.ALL),
        Arguments.of(new DeleteListedNumberRequest(1L), "bwlists/number/delete/", MangoLimit.ALL));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void everyMethodHasItsPathAndItsLimit(MangoQuery<?> query, String path, MangoLimit limit)
      throws MangoException {
    mango.answer(
        200,
        """
        {"result":1000,"users":[],"groups":[],"group_id":1,"balance":0,"lines":[],
         "audiofiles":[],"data":[],"roles":[],"user_id":1,"domains":[],"sip_id":1}
        """);
    List<MangoLimit> counted = new ArrayList<>();
    MangoClient client =
        new MangoClient(mango.configuration(), (counts, live) -> counted.add(counts));
    if (!(query instanceof ListedNumbersRequest)) {
      assertThat(client.ask(query)).isInstanceOf(query.reply());
    } else {
      mango.answer(200, "{\"data\":{\"active\":\"black\"}}");
      assertThat(client.ask(query)).isInstanceOf(query.reply());
    }
    assertThat(counted).containsExactly(limit);
    assertThat(mango.onlySent().path()).isEqualTo("/vpbx/" + path);
  }

  @Test
  void aMethodThatSellsServicesIsRefusedUnlessTheCabinetAllowsIt() {
    mango.answer(200, "{\"result\":5201}");
    assertThatThrownBy(() -> client().ask(member()))
        .hasMessage("member/create was refused: 5201 (ACCOUNT_REFUSED)")
        .isInstanceOfSatisfying(
            MangoException.class,
            e ->
                assertThat(e.outcome())
                    .isEqualTo(new Rejected(new Cause("5201", EndReason.ACCOUNT_REFUSED), false)));
  }

  @Test
  void whatIsDeletedIsDoneOrRefused() throws MangoException {
    mango.answer(200, "{\"result\":1000}");
    assertThat(client().ask(new DeleteGroupRequest(10049774L)).more()).containsOnlyKeys("result");
    assertThat(mango.onlySent().json()).isEqualTo("{\"group_id\":10049774}");
    mango.answer(200, "{\"result\":5202}");
    assertThatThrownBy(() -> client().ask(new DeleteGroupRequest(10049774L)))
        .isInstanceOf(MangoException.class)
        .hasMessageContaining("5202");
  }

  @Test
  void theBlanksInTheDocumentsFieldNamesDoNoHarm() throws MangoException {
    mango.answer(200, "{\"result\":1000,\"user_id \":1234567}");
    assertThat(client().ask(member()).userId()).isEqualTo(1234567L);
  }

  @Test
  void aReplyWithoutWhatWasAskedForIsNotAnAnswer() {
    for (String empty : List.of("{\"result\":1000}", "[]")) {
      mango.answer(200, empty);
      assertThatThrownBy(() -> client().ask(new BalanceRequest()))
          .isInstanceOf(MangoException.class)
          .hasMessage("account/balance failed: the answer cannot be read");
    }
  }

  private MangoClient client() {
    return new MangoClient(mango.configuration(), (limit, live) -> true);
  }

  private static GroupSettings named() {
    return new GroupSettings(new GroupSettings.Naming("Sales", null, null), null, null);
  }

  private static CreateMemberRequest member() {
    return new CreateMemberRequest(
        new Person("Anna", null, null, null, null),
        new Access(null, null, 3L),
        new Incoming("30", null, null, null, null),
        null);
  }
}

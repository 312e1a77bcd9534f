package io.dialer.mango.client.config;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialer.mango.client.MangoJson;
import io.dialer.mango.client.config.GroupsReply.Operator;
import io.dialer.mango.client.config.UsersReply.Contact;
import io.dialer.mango.client.config.UsersReply.User;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The examples of the document's sections 3.6.1 to 3.6.5: employees and groups. */
@SuppressWarnings("NullAway") // What is absent fails the test.
class StaffExamplesTest {

  @Test
  void usersAsTheyComeWithoutAskingForMore() {
    assertThat(roundTrips("{\"extension\":\"1234\"}", UsersRequest.class))
        .isEqualTo(new UsersRequest("1234", null));
    UsersReply reply =
        roundTrips(
            """
            {"users":[
              {"general":{"name":"Ivan","email":"john@mango-office.com","department":"IT",
                          "position":"lead developer"},
               "telephony":{"extension":"1234","outgoingline":"749512345678","numbers":[
                 {"number":"sip:ivan@apidomain.mangosip.ru","protocol":"sip","order":"0",
                  "wait_sec":"12","status":"on"},
                 {"number":"74952223311","order":"1","protocol":"tel","wait_sec":"5",
                  "status":"on"}]}},
              {"general":{"name":"Pavel","email":"pavel@mango-office.com","department":"IT",
                          "position":"developer"},
               "telephony":{"extension":"1234","outgoingline":"749512345678","numbers":[
                 {"number":"sip:pavel@apidomain.mangosip.ru","protocol":"sip","order":"0",
                  "wait_sec":"12","status":"on"},
                 {"number":"78121000000","protocol":"tel","order":"1","wait_sec":"12",
                  "status":"off"}]}}]}
            """,
            UsersReply.class);
    assertThat(reply.users()).extracting(user -> user.general().name()).contains("Ivan", "Pavel");
    assertThat(reply.users().get(0).telephony().numbers())
        .extracting(Contact::protocol, Contact::order, Contact::waitSec)
        .containsExactly(tuple("sip", 0, 12), tuple("tel", 1, 5));
  }

  @Test
  void usersWithAllFields() throws IOException {
    UsersRequest request =
        roundTrips(
            """
            {"ext_fields":["general.user_id","general.sips","groups","general.access_role_id",
              "telephony.dial_alg","telephony.numbers.schedule","telephony.line_id",
              "telephony.trunk_number_id","general.mobile","general.login","general.use_status",
              "general.use_cc_numbers"]}
            """,
            UsersRequest.class);
    assertThat(request).isEqualTo(UsersRequest.complete());
    UsersReply reply = roundTrips(resource("users-with-all-fields.json"), UsersReply.class);
    assertThat(reply.users()).hasSize(5);
    User second = reply.users().get(1);
    assertThat(second.general().userId()).isEqualTo(300049012L);
    assertThat(second.general().useStatus()).isEqualTo(1);
    assertThat(second.general().sips()).hasSize(2);
    assertThat(second.telephony().numbers().get(1).numberNormalized()).isEqualTo("74951212121");
    assertThat(second.telephony().lineId()).isEqualTo(300049196L);
    assertThat(second.groups()).containsExactly(10048964L);
    assertThat(reply.users().get(3).telephony().trunkNumberId()).isEqualTo(825L);
    assertThat(reply.users())
        .allSatisfy(
            user -> {
              assertThat(user.more()).isEmpty();
              assertThat(user.general().more()).isEmpty();
              assertThat(user.telephony().more()).isEmpty();
            });
  }

  @Test
  void groups() {
    roundTrips("{\"show_users\":1}", GroupsRequest.class);
    roundTrips(
        "{\"group_id\":1,\"operator_id\":2,\"operator_extension\":\"3\"}", GroupsRequest.class);
    GroupsReply reply =
        roundTrips(
            """
            {"result":1000,"groups":[
              {"id":10051250,"name":"наименование 11","description":"Примечание 11",
               "extension":"41","dial_alg_group":1,"dial_alg_users":1,"auto_redirect":1,
               "auto_dial":18979,"line_id":300029114,"use_dynamic_ivr":1,
               "use_dynamic_seq_num":1,"melody_id":null,"operators":[
                 {"id":300029116,"name":"Олег Николаев","extension":"10","priority":1,"order":1},
                 {"id":300039900,"name":"Олег Николаев 2","extension":"15","priority":2,
                  "order":2}]}]}
            """,
            GroupsReply.class);
    assertThat(reply.groups().get(0).autoDial()).isEqualTo(18979L);
    assertThat(reply.groups().get(0).operators())
        .extracting(Operator::id, Operator::extension, Operator::order)
        .containsExactly(tuple(300029116L, "10", 1), tuple(300039900L, "15", 2));
  }

  @Test
  void aNewGroup() {
    CreateGroupRequest request =
        roundTrips(
            """
            {"name":"Group Name","auto_dial":"1","line_id":"300049196","melody_id":"24",
             "operators":[{"id":"300049189","priority":"1","order":"2"}]}
            """,
            CreateGroupRequest.class);
    assertThat(request.group().waiting().melodyId()).isEqualTo(new Waiting.Melody(24L));
    assertThat(roundTrips("{\"result\":1000,\"group_id\":10049774}", GroupReply.class).groupId())
        .isEqualTo(10049774L);
  }

  @Test
  void aChangedGroup() {
    roundTrips(
        """
        {"group":{"name":"Group Name Updated","description":"Group Description Updated",
                  "extension":"12344"},
         "group_id":"10049774"}
        """,
        UpdateGroupRequest.class);
    UpdateGroupRequest staff =
        roundTrips(
            """
            {"group":{"operators":[{"id":"400063087"},{"id":"400063121"}]},"group_id":"10161740"}
            """,
            UpdateGroupRequest.class);
    assertThat(staff.group().distribution().operators())
        .extracting(Distribution.Operator::id)
        .containsExactly(400063087L, 400063121L);
    assertThat(roundTrips("{\"result\":1000}", GroupReply.class).groupId()).isNull();
  }

  @Test
  void theUsualMelodyIsSaidByAnExplicitNull() throws IOException {
    GroupSettings usual =
        new GroupSettings(null, null, new Waiting(null, null, null, null, Waiting.Melody.USUAL));
    assertThat(MangoJson.MAPPER.writeValueAsString(new UpdateGroupRequest(7L, usual)))
        .isEqualTo("{\"group_id\":7,\"group\":{\"melody_id\":null}}");
    GroupSettings named =
        new GroupSettings(new GroupSettings.Naming("Sales", null, "41"), null, null);
    assertThat(MangoJson.MAPPER.writeValueAsString(new CreateGroupRequest(named)))
        .isEqualTo("{\"name\":\"Sales\",\"extension\":\"41\"}");
  }

  @Test
  void aDeletedGroup() {
    roundTrips("{\"group_id\":\"10049774\"}", DeleteGroupRequest.class);
    assertThat(new DeleteGroupRequest(1L).path()).isEqualTo("group/delete");
    assertThat(List.of(new UsersRequest().path(), new GroupsRequest().path()))
        .containsExactly("config/users/request", "groups");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StaffExamplesTest.class.getResourceAsStream("/mango/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

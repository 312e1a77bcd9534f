package io.dialer.mango.client.config;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialer.mango.client.config.ListedNumbersReply.Listed;
import org.junit.jupiter.api.Test;

/** The examples of the document's sections 3.6.12 to 3.6.19, and 3.6.21 to 3.6.24. */
@SuppressWarnings("NullAway") // What is absent fails the test.
class AccountExamplesTest {

  @Test
  void aNewEmployee() {
    CreateMemberRequest request =
        roundTrips(
            """
            {"name":"Name","email":"name@mail.ru","department":"Department",
             "position":"Position","access_role_id":"10451","use_status":"1",
             "use_cc_numbers":"1","extension":"30052","dial_alg":"2","line_id":"300049196",
             "login":"Login","password":"Password"}
            """,
            CreateMemberRequest.class);
    assertThat(request.incoming().extension()).isEqualTo("30052");
    assertThat(request.toString()).contains("Login", "(redacted)").doesNotContain("=Password");
    assertThat(roundTrips("{\"result\":1000,\"user_id\":1234567}", MemberReply.class).userId())
        .isEqualTo(1234567L);
  }

  /** No example has numbers; this one is put together from the table of 3.6.12. */
  @Test
  void aNewEmployeeWithNumbers() {
    CreateMemberRequest request =
        roundTrips(
            """
            {"name":"Name","mobile":"79260000000","access_role_id":3,"extension":"12",
             "trunk_number_id":829,"numbers":[
               {"number":"74952223311","protocol":"tel","wait_sec":12,"status":"on","schedule":{
                 "from":"2019-05-23 12:50:25","until":"2019-05-23 17:25:45","items":[
                   {"type":"WorkingDays","from":"12:25","until":"18:25"},
                   {"type":"SpecificDate","from":"00:00","until":"23:59",
                    "specific_date":"2019-05-23 14:25:45"}]}},
               {"number":"sip:ivan@apidomain.mangosip.ru","protocol":"sip","wait_sec":0,
                "status":"off"}]}
            """,
            CreateMemberRequest.class);
    assertThat(request.incoming().numbers().get(0).schedule().items()).hasSize(2);
  }

  @Test
  void aChangedAndADeletedEmployee() {
    roundTrips(
        """
        {"position":"Position","use_status":"1","use_cc_numbers":"1","user_id":"300051452"}
        """,
        UpdateMemberRequest.class);
    roundTrips("{\"user_id\":5,\"outgoingline\":\"74951234567\"}", UpdateMemberRequest.class);
    roundTrips("{\"user_id\":\"300051452\"}", DeleteMemberRequest.class);
  }

  @Test
  void sips() {
    roundTrips("{}", SipsRequest.class);
    SipsReply reply =
        roundTrips(
            """
            {"result":1000,"data":[
              {"user_id":300031111,"sips":[
                {"id":10031302,"login":"Login","domain":"vpbx3000000.mangosip.ru"}]},
              {"user_id":30002222,"sips":[]}]}
            """,
            SipsReply.class);
    assertThat(reply.data().get(0).sips().get(0).login()).isEqualTo("Login");
  }

  @Test
  void domains() {
    roundTrips("{}", DomainsRequest.class);
    assertThat(
            roundTrips(
                    """
                    {"result":1000,"domains":["test1.mangosip.ru","test2.mangosip.ru"]}
                    """,
                    DomainsReply.class)
                .domains())
        .containsExactly("test1.mangosip.ru", "test2.mangosip.ru");
  }

  @Test
  void aSipAccountIsCreatedChangedAndDeleted() {
    CreateSipRequest created =
        roundTrips(
            """
            {"user_id":"300022222","login":"sipLogin","domain":"vpbx300011111.mangosip.ru",
             "password":"sipPassword","description":"sip Description"}
            """,
            CreateSipRequest.class);
    assertThat(created.toString()).doesNotContain("sipPassword");
    assertThat(roundTrips("{\"result\":1000,\"sip_id\":100333333}", SipReply.class).sipId())
        .isEqualTo(100333333L);
    UpdateSipRequest changed =
        roundTrips(
            """
            {"login":"3000222222LoginB2","domain":"tst1.mangosip.ru",
             "description":"Description 2 Updated","sip_id":"100111111"}
            """,
            UpdateSipRequest.class);
    assertThat(changed.address())
        .isEqualTo(new SipAddress("3000222222LoginB2", "tst1.mangosip.ru"));
    roundTrips("{\"sip_id\":\"100111111\"}", DeleteSipRequest.class);
  }

  @Test
  void theListsOfNumbers() {
    roundTrips("{}", ListModeRequest.class);
    assertThat(roundTrips("{\"result\":1000,\"active\":\"black\"}", ListModeReply.class).active())
        .isEqualTo("black");
    roundTrips("{}", ListedNumbersRequest.class);
    ListedNumbersReply reply =
        roundTrips(
            """
            {"result":1000,"data":{"active":"black",
              "black":{"allow_unknown_number":true,"numbers":[
                {"number_id":10088581,"number":"1111","comment":"","number_type":"tel"},
                {"number_id":10088582,"number":"sdsds@sdsd.ru","comment":"",
                 "number_type":"sip"}]},
              "white":{"allow_unknown_number":false,"numbers":[]}}}
            """,
            ListedNumbersReply.class);
    assertThat(reply.data().black().numbers())
        .extracting(Listed::numberId, Listed::numberType)
        .containsExactly(tuple(10088581L, "tel"), tuple(10088582L, "sip"));
    assertThat(reply.data().white().allowUnknownNumber()).isFalse();
  }

  @Test
  void aNumberIsListedAndTakenOff() {
    roundTrips(
        """
        {"list_type":"white","number":"79260297870","number_type":"tel","comment":"мой номер"}
        """,
        AddListedNumberRequest.class);
    roundTrips("{\"number_id\":\"10088582\"}", DeleteListedNumberRequest.class);
  }
}

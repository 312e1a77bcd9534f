package io.dialer.emulator;

import static io.dialer.emulator.TestBench.IVR_LINE;
import static io.dialer.emulator.TestBench.OUT_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Section 3.6: what is changed shows in later answers, and in calls. */
class ConfigurationTest {
  private static final String ALL_FIELDS =
      """
      {"extension":"%s","ext_fields":["general.user_id","general.sips","groups",
       "general.access_role_id","telephony.dial_alg","telephony.numbers.schedule",
       "telephony.line_id","telephony.trunk_number_id","general.mobile","general.login",
       "general.use_status","general.use_cc_numbers"]}""";
  private TestBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = TestBench.calm();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private JsonNode ask(String path, String json) {
    return bench.callForJson(path, json);
  }

  private int result(String path, String json) {
    return ask(path, json).path("result").intValue();
  }

  private JsonNode user(String extension) {
    return ask("config/users/request", ALL_FIELDS.formatted(extension)).path("users").path(0);
  }

  private int newUser(String extension) {
    String user =
        """
        {"name":"Новый","extension":"%s","access_role_id":"10451","use_status":"1","dial_alg":2,
         "email":"n@example.org","numbers":[{"number":"79260000031","protocol":"tel","wait_sec":"12",
         "status":"on","schedule":{"items":[{"type":"Monday","from":"09:00","until":"18:00"}]}}]}""";
    return ask("member/create", user.formatted(extension)).path("user_id").intValue();
  }

  @Test
  void anEmployeeIsCreatedShownChangedCalledAndDeleted() throws Exception {
    int id = newUser("31");
    JsonNode created = user("31");
    assertThat(created.at("/general/user_id").intValue()).isEqualTo(id);
    assertThat(created.at("/general/use_status").intValue()).isEqualTo(1);
    assertThat(created.at("/telephony/numbers/0/wait_sec").intValue()).isEqualTo(12);
    assertThat(created.at("/telephony/numbers/0/schedule/items/0/type").asText())
        .isEqualTo("Monday");
    assertThat(created.at("/telephony/line_id").isNull()).isTrue();

    assertThat(result("member/update", "{\"user_id\":\"" + id + "\",\"position\":\"Шеф\"}"))
        .isEqualTo(1000);
    assertThat(user("31").at("/general/position").asText()).isEqualTo("Шеф");
    assertThat(user("31").at("/general/email").asText()).isEqualTo("n@example.org");

    bench.callback("c", "79520000001", "31");
    assertThat(bench.summary().json().at("/to/number").asText()).isEqualTo("79260000031");

    assertThat(result("member/delete", "{\"user_id\":" + id + "}")).isEqualTo(1000);
    assertThat(result("member/delete", "{\"user_id\":" + id + "}")).isEqualTo(3300);
    assertThat(user("31").isMissingNode()).isTrue();
  }

  @Test
  void withoutFurtherFieldsAUserIsShort() {
    JsonNode user = ask("config/users/request", "{\"extension\":10}").path("users").path(0);
    assertThat(TestBench.fields(user.path("general")))
        .containsExactly("department", "email", "name", "position");
    assertThat(TestBench.fields(user)).containsExactly("general", "telephony");
    assertThat(user("10").at("/general/sips/0/number").asText()).isEqualTo("oleg@demo.mangosip.ru");
    assertThat(user("10").path("groups").get(0).intValue()).isEqualTo(10_051_250);
  }

  @Test
  void aGroupIsCreatedChangedCalledAndDeleted() throws Exception {
    int user = newUser("31");
    int id =
        ask("group/create", "{\"name\":\"G\",\"extension\":\"400\",\"melody_id\":\"17\"}")
            .path("group_id")
            .intValue();
    String members =
        "{\"group_id\":\"%d\",\"group\":{\"operators\":[{\"id\":\"%d\"}]}}".formatted(id, user);
    assertThat(result("group/update", members)).isEqualTo(1000);
    JsonNode group =
        ask("groups", "{\"operator_extension\":\"31\",\"show_users\":1}").path("groups").path(0);
    assertThat(group.path("id").intValue()).isEqualTo(id);
    assertThat(group.path("melody_id").intValue()).isEqualTo(17);
    assertThat(group.at("/operators/0/order").intValue()).isEqualTo(1);

    bench.callback("c", "79520000001", "400");
    assertThat(bench.summary().json().at("/to/extension").asText()).isEqualTo("31");

    assertThat(result("group/delete", "{\"group_id\":\"" + id + "\"}")).isEqualTo(1000);
    assertThat(ask("groups", "{\"group_id\":" + id + "}").path("groups")).isEmpty();
    assertThat(result("group/delete", "{\"group_id\":10051250}"))
        .as("the group is the target of a scheme")
        .isEqualTo(5202);
  }

  @Test
  void anotherSchemeOnALineLeadsItsCallsElsewhere() throws Exception {
    JsonNode lines = ask("incominglines", "{}").path("lines");
    JsonNode menu = lines.get(1);
    assertThat(menu.path("number").asText()).isEqualTo(IVR_LINE);
    String set =
        "{\"schema_id\":\"%d\",\"line_id\":\"%d\",\"trunk_number_id\":788}"
            .formatted(lines.get(0).path("schema_id").intValue(), menu.path("line_id").intValue());
    assertThat(result("schema/set/", set)).isEqualTo(1000);
    JsonNode schemes = ask("schemas/", "{\"ext_fields\":[\"trunks_numbers\"]}").path("data");
    assertThat(schemes.get(0).path("incominglines")).hasSize(2);
    assertThat(schemes.get(0).path("sip_trunks_numbers").get(0).intValue()).isEqualTo(788);

    bench.callback("c", "79520000001", IVR_LINE);
    assertThat(bench.story()).contains("queue Appeared").doesNotContain("ivr Appeared");
  }

  @Test
  void sipAccountsComeAndGo() {
    JsonNode first = ask("sips", "{}").path("data").get(0);
    int user = first.path("user_id").intValue();
    String create =
        "{\"user_id\":\"%d\",\"login\":\"second\",\"domain\":\"demo.mangosip.ru\",\"password\":\"p\"}"
            .formatted(user);
    int sip = ask("sip/create", create).path("sip_id").intValue();
    assertThat(result("sip/create", create)).as("taken").isEqualTo(3100);
    assertThat(user("10").at("/general/sips")).hasSize(2);
    String rename = "{\"sip_id\":%d,\"login\":\"third\",\"domain\":\"demo.mangosip.ru\"}";
    assertThat(result("sip/update", rename.formatted(sip))).isEqualTo(1000);
    assertThat(user("10").at("/general/sips/1/number").asText())
        .isEqualTo("third@demo.mangosip.ru");
    assertThat(result("sip/delete", "{\"sip_id\":\"" + sip + "\"}")).isEqualTo(1000);
    assertThat(result("sip/delete", "{\"sip_id\":\"" + sip + "\"}")).isEqualTo(3300);
    assertThat(ask("domains", "{}").path("domains").get(0).asText()).isEqualTo("demo.mangosip.ru");
  }

  @Test
  void aNumberOnTheBlackListIsNotCalledUntilItIsTakenOff() throws Exception {
    assertThat(ask("bwlists/state/", "{}").path("active").asText()).isEqualTo("black");
    String add =
        "{\"list_type\":\"black\",\"number\":\"7952000000#\",\"number_type\":\"tel\",\"comment\":\"мой\"}";
    assertThat(result("bwlists/number/add/", add)).isEqualTo(1000);
    assertThat(result("bwlists/number/add/", add)).as("already there").isEqualTo(3100);
    bench.callback("a", "79520000007", "10");
    assertThat(bench.story()).containsExactly("abonent Appeared", "abonent Disconnected 1151");
    assertThat(bench.calls().get(0).path("answeredAt").isNull()).isTrue();

    JsonNode listed = ask("bwlists/numbers/", "{}").at("/data/black/numbers/0");
    assertThat(listed.path("comment").asText()).isEqualTo("мой");
    String delete = "{\"number_id\":\"" + listed.path("number_id").intValue() + "\"}";
    assertThat(result("bwlists/number/delete/", delete)).isEqualTo(1000);
    bench.callback("b", "79520000007", "10");
    bench.webhooks.await(2, w -> w.path().equals("/events/summary"));
    assertThat(bench.calls().get(1).path("answeredAt").isNull()).isFalse();
  }

  @Test
  void whoIsNotOnTheWhiteListIsNotCalled() throws Exception {
    String cabinet = "cabinet: {listMode: white, whiteList: [\"79520000010-79520000019\"]}\n";
    try (TestBench white = TestBench.calmWith(cabinet)) {
      white.callback("a", "79520000020", "10");
      assertThat(white.summary().json().path("disconnect_reason").intValue()).isEqualTo(1152);
      white.callback("b", "79520000015", "10");
      List<Received> both = white.webhooks.await(2, w -> w.path().equals("/events/summary"));
      assertThat(both.get(1).json().path("entry_result").intValue()).isEqualTo(1);
    }
  }

  @Test
  void servicesMustHaveBeenAllowedInTheCabinet() throws Exception {
    try (TestBench strict = TestBench.calmWith("cabinet: {servicesAllowed: false}\n")) {
      for (List<String> each :
          List.of(
              List.of(
                  "member/create", "{\"name\":\"N\",\"extension\":\"31\",\"access_role_id\":3}"),
              List.of("group/create", "{\"name\":\"G\",\"use_dynamic_ivr\":1}"),
              List.of("group/delete", "{\"group_id\":10051250}"),
              List.of(
                  "sip/create",
                  "{\"user_id\":300050001,\"password\":\"p\",\"login\":\"l\",\"domain\":\"mangosip.ru\"}"))) {
        assertThat(strict.callForJson(each.get(0), each.get(1)).path("result").intValue())
            .as(each.get(0))
            .isEqualTo(5201);
      }
      assertThat(strict.callForJson("group/create", "{\"name\":\"G\"}").path("result").intValue())
          .isEqualTo(1000);
    }
  }

  @Test
  void rolesTrunkNumbersAndLinesAreListed() {
    assertThat(ask("roles", "{}").at("/roles/0/permissions/0/code").asText())
        .isEqualTo("addressbook_manage");
    assertThat(ask("trunks/numbers", "{}").at("/data/0/options").intValue()).isEqualTo(6);
    assertThat(ask("incominglines", "{}").at("/lines/0/number").asText()).isEqualTo(OUT_LINE);
  }
}

package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 3.7. */
class AddressBookTest {
  private static final String CONTACT =
      """
      {"data":[{"name":"Мария","importance":"5","birthday":"2000-08-16","sex":"1",
        "org":{"org_name":"Ромашка"},
        "phones":[{"type":"1","phone":"8 (952) 000-00-01","is_default":"true"},{"phone":"2"}],
        "emails":[{"email":"m@example.org"}],
        "groups":[{"group_name":"Клиенты"}],
        "nets":[{"net":"1","uname":"m"}],"messengers":[{"mgr":"1","uname":"mt"}],
        "in_favorites":"300050001",
        "custom_values":[{"custom_field_id":5453,"text":"Тверь"},
          {"custom_value_id":"","custom_field_id":"3250","list_items":[{"enum_id":"6168"},{}]}]
      }]}""";
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

  private JsonNode create() {
    return ask("ab/contacts/create/", CONTACT).path("data").elements().next();
  }

  private JsonNode notice(String action, String part) throws InterruptedException {
    return bench
        .webhooks
        .await(
            w ->
                w.path().equals("/events/ab")
                    && w.text("action").equals(action)
                    && w.rawJson().contains(part))
        .json();
  }

  @ParameterizedTest
  @CsvSource({"organization, org", "group, group"})
  void thingsWithANameComeChangeAndGo(String path, String field) throws Exception {
    String many = "ab/" + path + "s";
    String two = "{\"data\":[{\"%1$s_name\":\"A\"},{\"%1$s_name\":\"B\"},{\"%1$s_name\":\"A\"}]}";
    JsonNode created = ask(many + "/create", two.formatted(field));
    assertThat(created.path("result").toString()).isEqualTo("[1000,1000,3100]");
    assertThat(created.path("skipped").toString()).isEqualTo("[2]");
    String id = created.path("data").get(0).path(field + "_id").asText();
    assertThat(notice("new", id).path("data")).hasSize(2);

    String change =
        "{\"data\":[{\"%1$s_id\":\"%2$s\",\"%1$s_name\":\"C\"},{\"%1$s_id\":\"1\",\"%1$s_name\":\"D\"}]}";
    JsonNode changed = ask(many + "/update", change.formatted(field, id));
    assertThat(changed.path("result").toString()).isEqualTo("[1000,3300]");
    assertThat(notice("updated", id).path("data")).hasSize(1);
    JsonNode got = ask("ab/" + path, "{\"%s_id\":\"%s\"}".formatted(field, id));
    assertThat(got.path("data").path(field + "_name").asText()).isEqualTo("C");

    String delete = "{\"data\":[\"" + id + "\",\"10000\"]}";
    assertThat(ask(many + "/delete", delete).path("result").intValue()).isEqualTo(1000);
    assertThat(notice("deleted", id).path("data").toString()).isEqualTo("[\"" + id + "\"]");
    assertThat(ask("ab/" + path, "{\"%s_id\":\"%s\"}".formatted(field, id)).toString())
        .isEqualTo("{\"result\":3300}");
  }

  @Test
  void aListIsReadPageByPage() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      names.add("{\"org_name\":\"Org " + i + "\"}");
    }
    ask("ab/organizations/create", "{\"data\":" + names + "}");
    JsonNode first =
        ask(
            "ab/organizations/init",
            "{\"query\":\"org\",\"limit_rows\":\"3\",\"order\":[{\"id\":\"desc\"}]}");
    assertThat(first.path("data"))
        .extracting(o -> o.path("org_name").asText())
        .containsExactly("Org 6", "Org 5", "Org 4");
    assertThat(first.at("/state/info").toString())
        .isEqualTo("{\"page\":1,\"from\":0,\"size\":3,\"limit\":3,\"total_rows\":7,\"pages\":3}");
    JsonNode third = turn(first, "next-page-2");
    assertThat(third.path("data"))
        .extracting(o -> o.path("org_name").asText())
        .containsExactly("Org 0");
    assertThat(third.at("/state/info/size").intValue()).isEqualTo(1);
    JsonNode second = turn(third, "prev-page-1");
    assertThat(second.at("/state/info/from").intValue()).isEqualTo(3);
    assertThat(turn(second, "current-page")).isEqualTo(second);
    assertThat(turn(second, "last-page")).isEqualTo(third);
    assertThat(turn(second, "first-page")).isEqualTo(first);
    JsonNode none = ask("ab/organizations/init", "{\"query\":\"nothing\"}");
    assertThat(none.path("state").has("cursor")).isFalse();
  }

  private JsonNode turn(JsonNode page, String mode) {
    String cursor = page.at("/state/cursor").asText();
    return ask(
        "ab/organizations/cursor", "{\"cursor\":\"%s\",\"mode\":\"%s\"}".formatted(cursor, mode));
  }

  @Test
  void aContactIsCreatedWhole() throws Exception {
    JsonNode contact = create();
    assertThat(contact.at("/org/org_name").asText()).isEqualTo("Ромашка");
    assertThat(contact.at("/groups/0/group_name").asText()).isEqualTo("Клиенты");
    assertThat(contact.at("/phones/0/is_default").booleanValue()).isTrue();
    assertThat(contact.at("/phones/0/phone_num").asText()).isEqualTo("89520000001");
    assertThat(contact.at("/messengers/0/mgr").intValue()).isEqualTo(1);
    assertThat(contact.at("/in_favorites/0").intValue()).isEqualTo(300_050_001);
    assertThat(contact.at("/custom_values/1/list_items/0/name").asText()).isEqualTo("Друзья");
    assertThat(contact.path("last_call").isNull()).isTrue();
    JsonNode told = notice("new", contact.path("contact_id").asText()).path("data").get(0);
    assertThat(told.path("name").asText()).isEqualTo("Мария");
    assertThat(told.has("last_used")).isTrue();
    notice("new", "org_id");

    String plain = "{\"contact_id\":\"" + contact.path("contact_id").asText() + "\"}";
    assertThat(ask("ab/contact", plain).path("data").has("custom_values")).isFalse();
  }

  @Test
  void aDuplicateIsSkippedUnlessItIsWanted() {
    create();
    JsonNode again = ask("ab/contacts/create/", CONTACT);
    assertThat(again.path("skipped").toString()).isEqualTo("[0]");
    assertThat(again.path("data")).isEmpty();
    String wanted = CONTACT.replace("\"sex\":\"1\"", "\"sex\":1,\"on_error\":\"duplicate\"");
    assertThat(ask("ab/contacts/create/", wanted).path("result").toString()).isEqualTo("[1000]");
    assertThat(ask("ab/contact/init/", "{\"query\":\"мар\"}").path("data")).hasSize(2);
  }

  @Test
  void anUpdateKeepsWhatItDoesNotNameAndDropsUnnamedEntries() throws Exception {
    JsonNode contact = create();
    String id = contact.path("contact_id").asText();
    String phone = contact.at("/phones/0/phone_id").asText();
    String change =
        """
        {"data":[{"contact_id":"%s","office":"Директор",
          "phones":[{"phone_id":"%s","comment":"рабочий"},{"phone":"3"}],
          "custom_values":[{"custom_value_id":"%s"},{"custom_field_id":5396,"list_items":[{"enum_id":6725}]}]
        },{"contact_id":"1"}]}"""
            .formatted(id, phone, contact.at("/custom_values/0/custom_value_id").asText());
    JsonNode reply = ask("ab/contacts/update", change);
    assertThat(reply.path("result").toString()).isEqualTo("[1000,3300]");
    JsonNode changed = reply.path("data").path(id);
    assertThat(changed.path("name").asText()).isEqualTo("Мария");
    assertThat(changed.path("emails")).hasSize(1);
    assertThat(changed.path("phones"))
        .extracting(p -> p.path("phone").asText())
        .containsExactly("8 (952) 000-00-01", "3");
    assertThat(changed.at("/phones/0/comment").asText()).isEqualTo("рабочий");
    assertThat(changed.path("custom_values")).hasSize(3);
    assertThat(changed.at("/custom_values/0/text").asText()).isEmpty();
    assertThat(changed.at("/custom_values/1/list_items")).hasSize(1);
    assertThat(notice("updated", id).path("data").get(0).path("office").asText())
        .isEqualTo("Директор");
  }

  @Test
  void theLastCallOfAContactIsKnown() throws Exception {
    String digits = CONTACT.replace("8 (952) 000-00-01", "79520000001");
    JsonNode contact = ask("ab/contacts/create", digits).path("data").elements().next();
    bench.callback("c", "79520000001", "10");
    var unused = bench.summary();
    String id = "{\"contact_id\":\"" + contact.path("contact_id").asText() + "\"}";
    long called = bench.calls().get(0).path("placedAt").asLong() / 1000;
    assertThat(ask("ab/contact", id).at("/data/last_call").asLong()).isEqualTo(called);
  }

  @Test
  void contactsAreDeletedAndTold() throws Exception {
    String id = create().path("contact_id").asText();
    assertThat(ask("ab/contacts/delete", "{\"data\":[\"" + id + "\"]}").toString())
        .isEqualTo("{\"result\":1000}");
    assertThat(notice("deleted", id).path("data").toString()).isEqualTo("[\"" + id + "\"]");
    assertThat(ask("ab/contact/init", "{\"query\":\"\"}").path("data")).isEmpty();
  }

  @Test
  void customFieldsAreListed() {
    JsonNode fields = ask("ab/custom_fields/", "{}").path("data");
    assertThat(fields).extracting(f -> f.path("type").intValue()).containsExactly(1, 2, 3);
    assertThat(fields.get(1).at("/items/0/enum_id").intValue()).isEqualTo(6167);
  }
}

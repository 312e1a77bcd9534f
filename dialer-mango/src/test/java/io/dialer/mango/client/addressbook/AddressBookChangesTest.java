package io.dialer.mango.client.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.FakeMango;
import io.dialer.mango.client.InvalidRequest;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to the address book, and what it answers, over real HTTP. */
class AddressBookChangesTest {
  @RegisterExtension final FakeMango mango = new FakeMango();

  @Test
  void aChangeOfManyAnswersAResultForEach() throws Exception {
    mango.answer(
        200,
        """
        {"result":[1000,3100],"data":{"7":{"contact_id":"7","type":0,"name":"Иван","org":null}},
         "skipped":[1]}
        """);
    Contact contact =
        ContactBuilder.newContact()
            .name("Иван")
            .org(Organization.withId("3"))
            .phones(List.of(Phone.of(1, "+79161234567")))
            .customValues(List.of(CustomValue.text(5, "a"), CustomValue.choices(6, List.of(8L))))
            .build();
    ContactsChangedReply reply =
        client().ask(new ContactsCreateRequest(List.of(contact, contact), OnError.SKIP));
    assertThat(reply.result()).containsExactly(1000, 3100);
    assertThat(reply.data()).containsOnlyKeys("7");
    assertThat(reply.skipped()).containsExactly(1);
    String one =
        "{\"name\":\"Иван\",\"org\":{\"org_id\":\"3\"},"
            + "\"phones\":[{\"type\":1,\"phone\":\"+79161234567\"}],"
            + "\"custom_values\":[{\"custom_field_id\":5,\"text\":\"a\"},"
            + "{\"custom_field_id\":6,\"list_items\":[{\"enum_id\":8}]}]}";
    assertThat(mango.onlySent().json())
        .isEqualTo("{\"data\":[" + one + "," + one + "],\"on_error\":\"skip\"}");
  }

  @Test
  void anEmptyMapOfContactsComesAsAnEmptyList() throws Exception {
    mango.answer(200, "{\"result\":[],\"data\":[],\"skipped\":[0]}");
    Contact contact = ContactBuilder.changeOf("7").office("a").build();
    ContactsChangedReply reply =
        client().ask(new ContactsUpdateRequest(List.of(contact), OnError.DUPLICATE));
    assertThat(reply.data()).isEmpty();
    assertThat(reply.result()).isEmpty();
    assertThat(mango.onlySent().json())
        .isEqualTo(
            "{\"data\":[{\"contact_id\":\"7\",\"office\":\"a\"}],\"on_error\":\"duplicate\"}");
  }

  @Test
  void aRefusedChangeIsNoReply() {
    mango.answer(200, "{\"result\":3300}");
    assertThatThrownBy(() -> client().ask(new ContactsDeleteRequest(List.of("7"))))
        .isInstanceOf(MangoException.class)
        .hasMessage("ab/contacts/delete was refused: 3300 (BAD_NUMBER)");
    mango.answer(420, "{\"result\":[3100],\"code\":3100}");
    assertThatThrownBy(
            () -> client().ask(new OrganizationsCreateRequest(List.of(Organization.named("a")))))
        .hasMessage("ab/organizations/create was refused: 3100 (BAD_REQUEST)");
  }

  @Test
  void oneFavouriteMayComeWithoutBrackets() throws Exception {
    mango.answer(200, "{\"result\":1000,\"data\":{\"contact_id\":7,\"in_favorites\":\"12\"}}");
    ContactReply reply = client().ask(new ContactRequest("7", null));
    assertThat(reply.data().inFavorites()).containsExactly("12");
  }

  @Test
  void everyPartOfAContactIsSent() throws Exception {
    mango.answer(200, "{\"result\":[1000],\"data\":{}}");
    Contact contact =
        ContactBuilder.changeOf("7")
            .type(0)
            .site("a.ru")
            .importance(9)
            .comment("c")
            .birthday("2019-08-16")
            .sex(1)
            .url("https://a.ru")
            .org(Organization.named("o"))
            .emails(List.of(Email.of("a@b.ru")))
            .groups(List.of(ContactGroup.named("g"), ContactGroup.withId("3")))
            .nets(List.of(Net.of(1, "n")))
            .messengers(List.of(Messenger.of(0, "m")))
            .inFavorites(List.of("4"))
            .userId(5L)
            .build();
    client().ask(new ContactsUpdateRequest(List.of(contact), null));
    assertThat(mango.onlySent().json())
        .isEqualTo(
            "{\"data\":[{\"contact_id\":\"7\",\"type\":0,\"site\":\"a.ru\","
                + "\"org\":{\"org_name\":\"o\"},\"importance\":9,\"comment\":\"c\","
                + "\"birthday\":\"2019-08-16\",\"sex\":1,\"url\":\"https://a.ru\","
                + "\"emails\":[{\"email\":\"a@b.ru\"}],"
                + "\"groups\":[{\"group_name\":\"g\"},{\"group_id\":\"3\"}],"
                + "\"nets\":[{\"net\":1,\"uname\":\"n\"}],"
                + "\"messengers\":[{\"mgr\":0,\"uname\":\"m\"}],"
                + "\"in_favorites\":[\"4\"],\"user_id\":5}]}");
  }

  @Test
  void aListIsSortedAndTurnedBack() throws Exception {
    mango.answer(200, "{\"result\":1000,\"data\":[]}");
    List<SortKey> order = List.of(SortKey.ascending("name"), SortKey.descending("id"));
    ContactGroupsInitRequest list = new ContactGroupsInitRequest("vi", null, order);
    client().ask(list);
    client().ask(list.page(PageMode.back(9), "c"));
    client().ask(list.page(PageMode.LAST, "c"));
    client().ask(list.page(PageMode.FIRST, "c"));
    assertThat(mango.sent())
        .extracting(FakeMango.Sent::json)
        .containsExactly(
            "{\"query\":\"vi\",\"order\":[{\"name\":\"asc\"},{\"id\":\"desc\"}]}",
            "{\"mode\":\"prev-page-9\",\"cursor\":\"c\"}",
            "{\"mode\":\"last-page\",\"cursor\":\"c\"}",
            "{\"mode\":\"first-page\",\"cursor\":\"c\"}");
    assertThatThrownBy(() -> PageMode.forward(0)).isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> PageMode.back(10)).isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"result\":1000}", "{\"result\":1000,\"data\":[]}", "[]"})
  void aContactThatIsNotGivenIsNoReply(String body) {
    mango.answer(200, body);
    assertThatThrownBy(() -> client().ask(new ContactRequest("7", null)))
        .isInstanceOf(MangoException.class)
        .hasMessageStartingWith("ab/contact failed: ");
  }

  private MangoClient client() {
    return new MangoClient(mango.configuration(), (limit, live) -> true);
  }
}

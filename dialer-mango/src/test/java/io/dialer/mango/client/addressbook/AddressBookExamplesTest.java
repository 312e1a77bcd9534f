package io.dialer.mango.client.addressbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dialer.mango.client.MangoJson;
import io.dialer.mango.client.MangoLimit;
import io.dialer.mango.client.MangoQuery;
import io.dialer.mango.client.SectionExample;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the document's section 3.7. */
class AddressBookExamplesTest {

  static List<SectionExample> examples() {
    return SectionExample.of("addressbook.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void nothingOfAnExampleIsLost(SectionExample example) throws Exception {
    example.roundTrips(getClass().getPackageName());
  }

  @Test
  void noFieldOfAContactIsUnknown() throws Exception {
    for (SectionExample example : examples()) {
      Object value = example.roundTrips(getClass().getPackageName());
      if (value instanceof ContactReply reply) {
        // Of a contact without a user, the document shows these outside of it.
        assertThat(reply.more()).containsOnlyKeys("result", "user_id", "last_call");
        assertThat(reply.data().more()).isEmpty();
        assertThat(requireNonNull(reply.data().phones()).get(0).isDefault()).isTrue();
        assertThat(reply.data().whenCreated()).isEqualTo(1544090687L);
        assertThat(requireNonNull(reply.data().customValues()).get(2).text()).isEqualTo("ФВВФЫ");
      } else if (value instanceof ContactsChangedReply reply) {
        assertThat(reply.result()).containsExactly(1000);
        reply.data().forEach((id, contact) -> assertThat(contact.contactId()).isEqualTo(id));
        assertThat(reply.data().values()).allSatisfy(c -> assertThat(c.more()).isEmpty());
      } else if (value instanceof ContactsReply reply) {
        assertThat(reply.data()).allSatisfy(c -> assertThat(c.more()).isEmpty());
        assertThat(requireNonNull(requireNonNull(reply.state()).info()).totalRows()).isPositive();
      }
    }
  }

  @Test
  void anEventTellsWhatChanged() throws JsonProcessingException {
    AddressBookEvent created = event(examples(), "new");
    assertThat(created.contacts()).hasSize(1);
    Contact contact = created.contacts().get(0);
    assertThat(contact.contactId()).isEqualTo("43851054");
    assertThat(requireNonNull(contact.org()).orgName()).isEqualTo("dfgdfgdfg");
    assertThat(contact.customValues()).hasSize(2);
    assertThat(contact.more()).isEmpty();
    assertThat(created.organizations()).isEmpty();
    assertThat(created.groups()).isEmpty();
    assertThat(created.deletedIds()).isEmpty();
    assertThat(event(examples(), "deleted").deletedIds()).containsExactly("43851054");
  }

  @Test
  void anEventTellsOfGroupsAndOrganisationsToo() throws JsonProcessingException {
    AddressBookEvent changed =
        read(
            """
            {"action":"updated","data":[{"org_id":1,"org_name":"a"},{"group_id":2,"group_name":"b"}]}
            """);
    assertThat(changed.organizations().get(0).orgId()).isEqualTo("1");
    assertThat(changed.groups().get(0).groupName()).isEqualTo("b");
    assertThat(changed.deletedIds()).isEmpty();
    assertThat(read("{\"action\":\"deleted\",\"data\":[7,{\"group_id\":\"8\"}]}").deletedIds())
        .containsExactly("7", "8");
    assertThat(read("{\"action\":\"new\",\"data\":{\"contact_id\":\"9\"}}").contacts()).hasSize(1);
  }

  static Stream<Arguments> requests() {
    MangoLimit read = MangoLimit.ADDRESS_BOOK_READ;
    MangoLimit write = MangoLimit.ADDRESS_BOOK_WRITE;
    PageMode next = PageMode.NEXT;
    List<Contact> contact = List.of(ContactBuilder.changeOf("1").name("a").build());
    List<Organization> org = List.of(new Organization("1", "a", Map.of()));
    List<ContactGroup> group = List.of(new ContactGroup("1", "a", Map.of()));
    List<String> ids = List.of("1");
    return Stream.of(
        Arguments.of("ab/organization", read, new OrganizationRequest("1")),
        Arguments.of("ab/organizations/init", read, OrganizationsInitRequest.all()),
        Arguments.of("ab/organizations/cursor", read, new OrganizationsCursorRequest(next, "c")),
        Arguments.of("ab/organizations/create", write, new OrganizationsCreateRequest(org)),
        Arguments.of("ab/organizations/update", write, new OrganizationsUpdateRequest(org)),
        Arguments.of("ab/organizations/delete", write, new OrganizationsDeleteRequest(ids)),
        Arguments.of("ab/group", read, new ContactGroupRequest("1")),
        Arguments.of("ab/groups/init", read, ContactGroupsInitRequest.all()),
        Arguments.of("ab/groups/cursor", read, new ContactGroupsCursorRequest(next, "c")),
        Arguments.of("ab/groups/create/", write, new ContactGroupsCreateRequest(group)),
        Arguments.of("ab/groups/update", write, new ContactGroupsUpdateRequest(group)),
        Arguments.of("ab/groups/delete", write, new ContactGroupsDeleteRequest(ids)),
        Arguments.of("ab/contact", read, new ContactRequest("1", true)),
        Arguments.of("ab/contact/init", read, ContactsInitRequest.all()),
        Arguments.of("ab/contact/cursor", read, new ContactsCursorRequest(next, "c", null)),
        Arguments.of("ab/contacts/create", write, new ContactsCreateRequest(contact, null)),
        Arguments.of("ab/contacts/update", write, new ContactsUpdateRequest(contact, null)),
        Arguments.of("ab/contacts/delete", write, new ContactsDeleteRequest(ids)),
        Arguments.of("ab/custom_fields/", read, new CustomFieldsRequest()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void aRequestKnowsItsPathAndLimit(String path, MangoLimit limit, MangoQuery<?> request) {
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.limit()).isEqualTo(limit);
    assertThat(request.reply()).isRecord();
  }

  private static AddressBookEvent event(List<SectionExample> examples, String action)
      throws JsonProcessingException {
    for (SectionExample example : examples) {
      if (example.json().path("action").asText().equals(action)) {
        return read(example.json().toString());
      }
    }
    throw new AssertionError("no example of " + action);
  }

  private static AddressBookEvent read(String json) throws JsonProcessingException {
    return MangoJson.MAPPER.readValue(json, AddressBookEvent.class);
  }
}

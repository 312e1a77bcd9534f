package io.dialer.mango.client.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.client.Examples;
import io.dialer.mango.client.InvalidRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is never sent to the address book, because the vendor would call it malformed. */
class AddressBookRefusalsTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Organization | {} | ab/organization: org_id is missing; the method needs it
          ContactGroup | {"group_id":" "} | ab/group: group_id is missing; the method needs it
          Contact | {} | ab/contact: contact_id is missing; the method needs it
          OrganizationsInit | {} | ab/organizations/init: query is missing; expected what to search for, or "" for all
          OrganizationsInit | {"query":"","limit_rows":501} | ab/organizations/init: limit_rows is 501; expected 1 to 500
          ContactGroupsInit | {"query":"","limit_rows":0} | ab/groups/init: limit_rows is 0; expected 1 to 500
          ContactsInit | {"query":"","limit_rows":-1} | ab/contact/init: limit_rows is -1; expected 1 to 500
          ContactsInit | {"query":"","order":[{"id":"up"}]} | a list of the address book: order.id is 'up'; expected one of [asc, desc]
          ContactsInit | {"query":"","order":[{"id":null}]} | a list of the address book: order.id is missing; the method needs it
          ContactsInit | {"query":"","order":[{"id":"asc","name":"asc"}]} | a list of the address book: order has 2 fields; expected one
          ContactsInit | {"query":"","order":[{}]} | a list of the address book: order has 0 fields; expected one
          ContactsCursor | {"cursor":"c"} | ab/contact/cursor: mode is missing; the method needs it
          OrganizationsCursor | {"mode":"next-page-1"} | ab/organizations/cursor: cursor is missing; the method needs it
          ContactGroupsCursor | {"mode":"next-page-10","cursor":"c"} | a list of the address book: mode is 'next-page-10'; expected first-page, last-page, current-page, next-page-N or prev-page-N with N from 1 to 9
          OrganizationsCreate | {} | ab/organizations/create: data is empty; expected at least one element
          OrganizationsCreate | {"data":[]} | ab/organizations/create: data is empty; expected at least one element
          OrganizationsCreate | {"data":[null]} | ab/organizations/create: data has an element that is null
          OrganizationsCreate | {"data":[{"org_name":"a"},{}]} | ab/organizations/create: data[1].org_name is missing; the method needs it
          OrganizationsUpdate | {"data":[{"org_name":"a"}]} | ab/organizations/update: data[0].org_id is missing; the method needs it
          OrganizationsUpdate | {"data":[{"org_id":"1"}]} | ab/organizations/update: data[0].org_name is missing; the method needs it
          OrganizationsDelete | {"data":[]} | ab/organizations/delete: data is empty; expected at least one element
          ContactGroupsCreate | {"data":[{"group_name":""}]} | ab/groups/create/: data[0].group_name is missing; the method needs it
          ContactGroupsUpdate | {"data":[{"group_name":"a"}]} | ab/groups/update: data[0].group_id is missing; the method needs it
          ContactGroupsDelete | {"data":["1",""]} | ab/groups/delete: data[1] is missing; the method needs it
          ContactsDelete | {} | ab/contacts/delete: data is empty; expected at least one element
          ContactsUpdate | {"data":[{"name":"a"}]} | ab/contacts/update: data[0].contact_id is missing; the method needs it
          """)
  void aMalformedRequestIsRefused(String request, String json, String message) throws Exception {
    Class<?> type = Class.forName(getClass().getPackageName() + "." + request + "Request");
    assertThat(Examples.refused(json, type)).hasMessage(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "importance":10 | importance is 10; expected 0 to 9
          "sex":2 | sex is 2; expected 0 to 1
          "birthday":"16.08.2019" | birthday is '16.08.2019'; expected yyyy-mm-dd
          "birthday":"2019-02-30" | birthday is '2019-02-30'; expected yyyy-mm-dd
          "birthday":"" | birthday is ''; expected yyyy-mm-dd
          "org":{} | org.org_name is missing; the method needs it
          "phones":[{"type":6,"phone":"1"}] | phones[0].type is 6; expected 0 to 5
          "phones":[{"type":1,"phone":"1"},{"type":1}] | phones[1].phone is missing; the method needs it
          "phones":[null] | phones[0] is missing; the method needs it
          "emails":[{"comment":"a"}] | emails[0].email is missing; the method needs it
          "groups":[{"group_id":""}] | groups[0].group_name is missing; the method needs it
          "nets":[{"net":11,"uname":"a"}] | nets[0].net is 11; expected 0 to 10
          "nets":[{"uname":"a"}] | nets[0].net is missing; the method needs it
          "nets":[{"net":1}] | nets[0].uname is missing; the method needs it
          "messengers":[{"mgr":4,"uname":"a"}] | messengers[0].mgr is 4; expected 0 to 3
          "messengers":[{"mgr":0}] | messengers[0].uname is missing; the method needs it
          "in_favorites":[""] | in_favorites[0] is missing; the method needs it
          "custom_values":[{"custom_field_id":1,"type":4}] | custom_values[0].type is 4; expected 1 to 3
          "custom_values":[{"text":"a"}] | custom_values[0].custom_field_id is missing; the method needs it
          """)
  void aMalformedContactIsRefused(String fields, String problem) {
    String json = "{\"data\":[{\"name\":\"a\"},{\"contact_id\":\"1\",%s}]}".formatted(fields);
    assertThat(Examples.refused(json, ContactsCreateRequest.class))
        .hasMessage("ab/contacts/create: data[1]." + problem);
  }

  @Test
  void lengthsAreCountedInCharacters() {
    assertThat(create(phone("я".repeat(255), null, "1".repeat(32))).data()).hasSize(1);
    assertThatThrownBy(() -> create(phone("1".repeat(256), null, null)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageEndingWith("data[0].phones[0].phone has 256 characters; expected at most 255");
    assertThatThrownBy(() -> create(phone("1", "я".repeat(256), null)))
        .hasMessageEndingWith("data[0].phones[0].comment has 256 characters; expected at most 255");
    assertThatThrownBy(() -> create(phone("1", null, "1".repeat(33))))
        .hasMessageEndingWith("data[0].phones[0].ext has 33 characters; expected at most 32");
  }

  @Test
  void atMost500AreChangedAtOnce() {
    Contact contact = ContactBuilder.newContact().name("a").build();
    assertThat(new ContactsCreateRequest(Collections.nCopies(500, contact), null).data())
        .hasSize(500);
    assertThatThrownBy(() -> new ContactsCreateRequest(Collections.nCopies(501, contact), null))
        .hasMessage("ab/contacts/create: data has 501 elements; expected at most 500");
    assertThatThrownBy(() -> new OrganizationsDeleteRequest(Collections.nCopies(501, "1")))
        .hasMessage("ab/organizations/delete: data has 501 elements; expected at most 500");
  }

  @Test
  void whatExistsIsNamedByItsIdAlone() {
    Examples.roundTrips(
        """
        {"data":[{"contact_id":"1","org":{"org_id":"2"},"phones":[{"phone_id":"3"}],
          "emails":[{"email_id":"4"}],"groups":[{"group_id":"5"}],"nets":[{"net_id":"6"}],
          "messengers":[{"mgr_id":"7"}],"custom_values":[{"custom_value_id":"8"}]}],
         "on_error":"duplicate"}
        """,
        ContactsUpdateRequest.class);
  }

  private static Phone phone(String phone, @Nullable String comment, @Nullable String ext) {
    return new Phone(null, 1, phone, null, comment, ext, null, Map.of());
  }

  private static ContactsCreateRequest create(Phone phone) {
    Contact contact = ContactBuilder.newContact().phones(List.of(phone)).build();
    return new ContactsCreateRequest(List.of(contact), OnError.SKIP);
  }
}

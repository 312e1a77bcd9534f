package io.dialer.mango.client.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.FakeMango;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBookPagesTest {
  @RegisterExtension final FakeMango mango = new FakeMango();

  private final List<MangoLimit> turns = new ArrayList<>();
  private final List<Long> waits = new ArrayList<>();
  private AddressBookPages<Organization> pages;

  @BeforeEach
  void begin() {
    MangoClient client =
        new MangoClient(
            mango.configuration(),
            (limit, live) -> {
              turns.add(limit);
              return true;
            });
    pages =
        new AddressBookPages<>(
            client,
            new OrganizationsInitRequest("", 2, null),
            (Duration time) -> waits.add(time.toSeconds()));
  }

  @Test
  void everyPageIsAskedForWhenItIsWanted() throws Exception {
    answerPage(1, 3, 5, "a", "b");
    answerPage(2, 3, 5, "c", "d");
    answerPage(3, 3, 5, "e");
    assertThat(mango.sent()).isEmpty();
    assertThat(names()).containsExactly("a", "b");
    assertThat(asked()).containsExactly("organizations/init {\"query\":\"\",\"limit_rows\":2}");
    assertThat(names()).containsExactly("c", "d");
    assertThat(pages.isAtEnd()).isFalse();
    assertThat(names()).containsExactly("e");
    assertThat(pages.isAtEnd()).isTrue();
    assertThat(names()).isEmpty();
    assertThat(names()).isEmpty();
    assertThat(asked()).hasSize(3).endsWith(next("cursor-1"), next("cursor-2"));
    assertThat(turns).containsOnly(MangoLimit.ADDRESS_BOOK_READ).hasSize(3);
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"result":1000,"data":[]}
          {"result":1000,"data":null,"state":null}
          {"result":1000,"data":[],"state":{}}
          {"result":1000,"data":[],"state":{"info":{"page":1,"from":0,"size":0,"limit":2,"total_rows":0,"pages":0}}}
          {"result":1000,"data":[],"state":{"info":{"page":1,"from":0,"size":0,"limit":2,"total_rows":0,"pages":0},"cursor":"c"}}
          """)
  void anEmptyListIsOnePageOfNothing(String reply) throws Exception {
    mango.answerNext(200, reply);
    assertThat(names()).isEmpty();
    assertThat(pages.isAtEnd()).isTrue();
    assertThat(mango.sent()).hasSize(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void aPageThatIsStillBeingMadeIsAskedForAgain() throws Exception {
    answerPage(1, 2, 3);
    answerPage(1, 2, 3);
    answerPage(1, 2, 3, "a", "b");
    answerPage(2, 2, 3, "c");
    assertThat(names()).containsExactly("a", "b");
    assertThat(names()).containsExactly("c");
    assertThat(waits).containsExactly(1L, 2L);
    assertThat(asked())
        .endsWith(current("cursor-1"), current("cursor-1"), next("cursor-1"))
        .hasSize(4);
  }

  @Test
  void aPageThatIsNeverMadeIsGivenUp() throws Exception {
    for (int i = 0; i < 5; i++) {
      answerPage(1, 2, 3);
    }
    assertThatThrownBy(this::names)
        .isInstanceOf(MangoException.class)
        .hasMessage(
            "ab/organizations/cursor failed: the page is still being made; ask again later");
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
    answerPage(1, 1, 2, "a", "b");
    assertThat(names()).containsExactly("a", "b");
    assertThat(asked()).hasSize(6).endsWith(current("cursor-1"));
  }

  @ParameterizedTest(name = "HTTP {0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"result":3300} | was refused: 3300 (BAD_NUMBER)
          420 | {"code":3104}   | was refused: 3104 (BAD_REQUEST)
          401 | {}              | was refused: 401 (ACCOUNT_REFUSED)
          """)
  void anErrorInTheMiddleLeavesWhatWasRead(int status, String body, String problem)
      throws Exception {
    answerPage(1, 2, 3, "a", "b");
    assertThat(names()).containsExactly("a", "b");
    mango.answerNext(status, body);
    assertThatThrownBy(this::names)
        .isInstanceOf(MangoException.class)
        .hasMessage("ab/organizations/cursor " + problem);
    assertThat(waits).isEmpty();
    assertThat(pages.isAtEnd()).isFalse();
    answerPage(2, 2, 3, "c");
    assertThat(names()).containsExactly("c");
    assertThat(asked()).hasSize(3).endsWith(next("cursor-1"), next("cursor-1"));
  }

  @Test
  void troubleThatPassesIsWaitedFor() throws Exception {
    mango.answerNext(503, "{\"message\":\"Rate limit exceeded.\",\"code\":0,\"status\":503}");
    mango.answerNext(200, "{\"result\":5008}");
    mango.cutNext();
    mango.answerNext(502, "<html>bad gateway</html>");
    answerPage(1, 1, 1, "a");
    assertThat(names()).containsExactly("a");
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
    assertThat(turns).hasSize(5);
  }

  @Test
  void troubleThatDoesNotPassIsTold() {
    mango.answer(503, "{\"message\":\"Rate limit exceeded.\"}");
    assertThatThrownBy(this::names)
        .hasMessage("ab/organizations/init was refused: 503 (TOO_MANY_REQUESTS)");
    assertThat(mango.sent()).hasSize(5);
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
  }

  @Test
  void aListThatDoesNotGoOnIsNoEndlessLoop() throws Exception {
    answerPage(1, 3, 5, "a", "b");
    assertThat(names()).containsExactly("a", "b");
    answerPage(1, 3, 5, "a", "b");
    assertThatThrownBy(this::names)
        .hasMessage(
            "ab/organizations/cursor failed:"
                + " page 1 came again in place of the next; begin the list anew");
    assertThat(mango.sent()).hasSize(2);
  }

  @Test
  void contactsAndGroupsAreReadTheSameWay() throws Exception {
    MangoClient client = new MangoClient(mango.configuration(), (limit, live) -> true);
    mango.answerNext(200, page(1, 2, 2, "{\"contact_id\":\"7\",\"name\":\"a\"}"));
    mango.answerNext(200, page(2, 2, 2, "{\"contact_id\":\"8\",\"name\":\"b\"}"));
    AddressBookPages<Contact> contacts =
        new AddressBookPages<>(
            client, ContactsInitRequest.all(), time -> waits.add(time.toSeconds()));
    assertThat(contacts.next()).extracting(Contact::name).containsExactly("a");
    assertThat(contacts.next()).extracting(Contact::name).containsExactly("b");
    assertThat(mango.sent().get(1).json())
        .isEqualTo(
            "{\"mode\":\"next-page-1\",\"cursor\":\"cursor-1\",\"contact_ext_fields\":true}");
    mango.answerNext(200, page(1, 1, 1, "{\"group_id\":\"9\",\"group_name\":\"g\"}"));
    AddressBookPages<ContactGroup> groups =
        new AddressBookPages<>(
            client, ContactGroupsInitRequest.all(), time -> waits.add(time.toSeconds()));
    assertThat(groups.next()).extracting(ContactGroup::groupName).containsExactly("g");
  }

  private List<String> names() throws MangoException, InterruptedException {
    return pages.next().stream().map(Organization::orgName).map(String::valueOf).toList();
  }

  /** What was asked: the path behind {@code ab/}, and the JSON. */
  private List<String> asked() {
    return mango.sent().stream()
        .map(sent -> sent.path().replace("/vpbx/ab/", "") + " " + sent.json())
        .toList();
  }

  private static String next(String cursor) {
    return "organizations/cursor {\"mode\":\"next-page-1\",\"cursor\":\"%s\"}".formatted(cursor);
  }

  private static String current(String cursor) {
    return "organizations/cursor {\"mode\":\"current-page\",\"cursor\":\"%s\"}".formatted(cursor);
  }

  private void answerPage(int page, int pages, int total, String... names) {
    List<String> rows = new ArrayList<>();
    for (String name : names) {
      rows.add("{\"org_id\":\"1\",\"org_name\":\"%s\"}".formatted(name));
    }
    mango.answerNext(200, page(page, pages, total, String.join(",", rows)));
  }

  private static String page(int page, int pages, int total, String rows) {
    return """
        {"result":1000,"data":[%s],"state":{"info":{"page":%d,"from":%d,"size":2,"limit":2,
         "total_rows":%d,"pages":%d},"cursor":"cursor-%d"}}
        """
        .formatted(rows, page, (page - 1) * 2, total, pages, page);
  }
}

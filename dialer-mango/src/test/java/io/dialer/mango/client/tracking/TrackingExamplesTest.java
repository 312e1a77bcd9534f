package io.dialer.mango.client.tracking;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.mango.FakeMango;
import io.dialer.mango.client.Examples;
import io.dialer.mango.client.MangoClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the document's section 3.5, and replies put together from its tables. */
@SuppressWarnings("NullAway") // What is absent fails the test.
class TrackingExamplesTest {

  @RegisterExtension final FakeMango mango = new FakeMango();

  @Test
  void requests() {
    roundTrips("{\"number\":\"74951112233\"}", VisitorRequest.class);
    roundTrips("{\"number\":\"74951112233\"}", VisitorHistoryRequest.class);
    assertThat(Examples.refused("{\"number\":\"\"}", VisitorRequest.class))
        .hasMessage("queries/user_info_by_dct_number/: number is missing; the method needs it");
    assertThat(Examples.refused("{\"number\":\"x\"}", VisitorHistoryRequest.class))
        .hasMessageContaining("number is 'x'; expected digits");
  }

  @Test
  void visitor() {
    VisitorReply reply =
        roundTrips(
            """
            {"data":{"uid":"c-1","widget_id":7,"widget_name":"site","product_id":300003465,
              "ga_cid":"1.2","ya_cid":"3","rs_cid":"4","ip":"192.0.2.1","region_id":2,
              "location":{"country_code":"RU","region_code":"MOW","region":"Moscow","city":"Moscow"},
              "channel":{"source":"yandex","medium":"cpc","campaign":"a","content":"b","term":"c"},
              "duration":61,"current_page":{"url":"http://example.ru/orders/123?param=1",
                "date":"2021-01-26T10:00:00Z","title":"Order"},
              "device":"mobile","custom":"x","new_field":{"a":[1]}}}
            """,
            VisitorReply.class);
    assertThat(reply.data().currentPage().url()).isEqualTo("http://example.ru/orders/123?param=1");
    assertThat(reply.data().duration()).isEqualTo(61);
    assertThat(reply.data().channel().medium()).isEqualTo("cpc");
    assertThat(reply.data().more()).containsOnlyKeys("new_field");
  }

  @Test
  void history() {
    VisitorHistoryReply reply =
        roundTrips(
            """
            {"data":[{"url":"http://example.ru/","date":"2021-01-26T13:00:00+03:00","title":"Home"},
                     {"url":"http://example.ru/a","date":"2021-01-26T13:01:00+03:00"}]}
            """,
            VisitorHistoryReply.class);
    assertThat(reply.data()).extracting(Page::title).containsExactly("Home", null);
  }

  @Test
  void nobodyIsAnEmptyObjectOrAnEmptyListHoweverItIsWritten() throws Exception {
    MangoClient client = new MangoClient(mango.configuration(), (limit, live) -> true);
    for (String nobody : new String[] {"{}", "[]", "{\"data\":[]}"}) {
      mango.answer(200, nobody);
      assertThat(client.ask(new VisitorRequest("74951112233")).data()).isNull();
      assertThat(client.ask(new VisitorHistoryRequest("74951112233")).data()).isEmpty();
    }
    assertThat(mango.sent().get(0).path()).isEqualTo("/vpbx/queries/user_info_by_dct_number/");
    assertThat(mango.sent().get(1).path()).isEqualTo("/vpbx/queries/user_history_by_dct_number/");
  }
}

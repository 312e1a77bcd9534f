package io.dialer.mango.client.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.FakeMango;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A report is ordered, waited for and read, over real HTTP. */
class StatisticsReportsTest {
  @RegisterExtension final FakeMango mango = new FakeMango();

  private static final StatsRequest LEGS =
      new StatsRequest(
          1072915200,
          1072997812,
          "records,start,finish,from_extension,from_number,to_extension,to_number,disconnect_reason",
          null,
          null,
          null,
          null);

  private final List<Duration> waits = new ArrayList<>();
  private final List<CallLeg> legs = new ArrayList<>();
  private StatisticsReports reports;

  @BeforeEach
  void connect() {
    MangoClient client = new MangoClient(mango.configuration(), (limit, live) -> true);
    reports = new StatisticsReports(client, waits::add);
    mango.answer("stats/request", "{\"key\":\"k+/=\"}");
    mango.answer("stats_in_calls_service/request", "{\"result\":1000,\"key\":\"k\"}");
  }

  @Test
  void theDocumentsExampleIsReadOnceItIsReady() throws Exception {
    mango.answerNext("stats/result", 204, "");
    mango.answerNext("stats/result", 204, "");
    mango.answerNext(
        "stats/result",
        200,
        """
        547658365,547658366,547658367;1072915314;1072915399;456;74955404444;937;12345678;Busy
        677567599;1072915516;1072915645;;74955404444;;12345678;
        547658365;1072915789;1072915901;32;74959988654;64;987654321;RemoteHangup
        """);
    reports.read(LEGS, legs::add);
    assertThat(waits).containsExactly(seconds(5), seconds(5), seconds(5));
    assertThat(legs).hasSize(3);
    assertThat(legs.get(0))
        .isEqualTo(
            new CallLeg(
                List.of("547658365", "547658366", "547658367"),
                Instant.ofEpochSecond(1072915314),
                Instant.ofEpochSecond(1072915399),
                null,
                "456",
                "74955404444",
                "937",
                "12345678",
                "Busy",
                null,
                null,
                null,
                null));
    assertThat(legs.get(1))
        .extracting(CallLeg::fromExtension, CallLeg::toExtension, CallLeg::disconnectReason)
        .containsExactly(null, null, null);
    assertThat(mango.sent())
        .extracting(FakeMango.Sent::json)
        .last()
        .isEqualTo("{\"key\":\"k+/=\"}");
  }

  @Test
  void allColumnsAndZeroForNever() throws Exception {
    mango.answer(
        "stats/result",
        "[r1,r2];1399906976;1399906990;0;20;sip:a@b.ru;;79001234567;1111;74951234567;abonent;1399906970;e1=\n"
            + "[];1399906976;1399906990;1399906980;;;;;1110;;ivr;1399906970;e1=");
    reports.read(StatsRequest.between(Instant.EPOCH, Instant.ofEpochSecond(9)), legs::add);
    assertThat(legs).extracting(CallLeg::entryId).containsExactly("e1=", "e1=");
    assertThat(legs).extracting(CallLeg::records).containsExactly(List.of("r1", "r2"), List.of());
    assertThat(legs)
        .extracting(CallLeg::answer)
        .containsExactly(null, Instant.ofEpochSecond(1399906980));
    assertThat(legs).extracting(CallLeg::location).containsExactly("abonent", "ivr");
  }

  @Test
  void anEmptyReportHasNoRows() throws Exception {
    mango.answer("stats/result", "");
    reports.read(LEGS, legs::add);
    assertThat(legs).isEmpty();
  }

  @Test
  void aLongReportIsHandedOnRowByRow() throws Exception {
    mango.answer(
        "stats/result",
        IntStream.range(0, 50_000)
            .mapToObj(i -> "[];" + (1399906976 + i) + ";0;;;;7900;1000\n")
            .collect(Collectors.joining()));
    List<Instant> seen = new ArrayList<>();
    reports.read(LEGS, leg -> seen.add(leg.start()));
    assertThat(seen).hasSize(50_000).isSorted();
  }

  @Test
  void servedCallsWithQuotesAndLineBreaksInThem() throws Exception {
    mango.answer(
        "stats_in_calls_service/result",
        """
        09.08.2018 12:01:40+03;Клиентский (входящие Москва+Екатеринбург);74957347243;09.08.2018 12:02:04+03;09.08.2018 12:02:06+03;324;09.08.2018 12:07:30+03;1110;1;;Лаврова Татьяна Сергеевна;sip:mango3564@mangosip.ru;09.08.2018 12:01:40+03;26;74957347243;324;;23
        09.08.2018 12:01:40+03;"Техническая ""поддержка"";
        (ВАТС, ЦОВ, CRM)";79045410555;09.08.2018 12:02:12+03;;;09.08.2018 12:02:54;1110;0;42;;;09.08.2018
        """);
    List<ServedCall> calls = new ArrayList<>();
    reports.read(new ServedCallsRequest(null, null, null, null, null, null, null), calls::add);
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0))
        .isEqualTo(
            new ServedCall(
                "09.08.2018 12:01:40+03",
                "Клиентский (входящие Москва+Екатеринбург)",
                "74957347243",
                "09.08.2018 12:02:04+03",
                "09.08.2018 12:02:06+03",
                324,
                "09.08.2018 12:07:30+03",
                "1110",
                true,
                null,
                "Лаврова Татьяна Сергеевна",
                "sip:mango3564@mangosip.ru",
                "09.08.2018 12:01:40+03",
                26,
                "74957347243",
                324,
                null,
                23));
    assertThat(calls.get(1).group()).isEqualTo("Техническая \"поддержка\";\n(ВАТС, ЦОВ, CRM)");
    assertThat(calls.get(1).accepted()).isFalse();
    assertThat(calls.get(1).timeIvr()).isNull();
  }

  @Test
  void aReportThatIsNeverReadyIsGivenUp() {
    for (int i = 0; i < 60; i++) {
      mango.answerNext("stats/result", 204, "");
    }
    assertThatThrownBy(() -> reports.read(LEGS, legs::add))
        .isInstanceOf(MangoException.class)
        .hasMessage("stats/result failed: the report was not ready within five minutes");
    assertThat(waits).hasSize(60);
  }

  @Test
  void aKeyThatIsTooOldIsRefused() {
    mango.answerNext("stats/result", 404, "");
    assertThatThrownBy(() -> reports.read(LEGS, legs::add))
        .isInstanceOf(MangoException.class)
        .hasMessageContaining("stats/result was refused: 404");
  }

  @Test
  void aRefusalIsNotTakenForAReport() {
    mango.answerNext("stats/result", 200, "{\"result\":2230}");
    assertThatThrownBy(() -> reports.read(LEGS, legs::add))
        .hasMessageContaining("stats/result was refused: 2230");
    mango.answerNext("stats/request", 420, "{\"code\":3100}");
    assertThatThrownBy(() -> reports.read(LEGS, legs::add))
        .hasMessageContaining("stats/request was refused: 3100");
    assertThat(legs).isEmpty();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}

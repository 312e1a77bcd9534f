package io.dialer.mango.client.statistics;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.client.InvalidRequest;
import io.dialer.mango.client.MangoJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of section 3.3, its slips of the pen mended, and what must not be sent. */
class StatisticsExamplesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"call_party\":{\"extension\":\"789\"},\"request_id\":\"request222320\"",
        "\"call_party\":{\"number\":\"79123456789\"},\"request_id\":\"request222320\"",
        "\"from\":{\"extension\":\"123\"},\"request_id\":\"request2322320\"",
        "\"to\":{\"extension\":\"123\"},\"request_id\":\"request2322320\""
      })
  void requestsOfTheLegsOfCalls(String filter) {
    StatsRequest request =
        roundTrips(
            """
            {"date_from":"1072915200","date_to":"1072997812",
             "fields":"records, start, finish, from_extension, from_number, to_extension, to_number, disconnect_reason",
             %s}
            """
                .formatted(filter),
            StatsRequest.class);
    assertThat(request.columns())
        .containsExactly(
            "records",
            "start",
            "finish",
            "from_extension",
            "from_number",
            "to_extension",
            "to_number",
            "disconnect_reason");
  }

  @Test
  void theirReplies() {
    roundTrips(
        """
        {"key":"b3z7pivotID7uPJCFWMmSaFTtTO3meavk7h6caPew3dSX++wPR/ZIntjIfssKf/B+DvIt8hPJReV8v4MYspQA=="}
        """,
        StatsKey.class);
    StatsReady ready =
        roundTrips(
            """
            {"key":"b3Z7pivetID7u...SX++wPR/ZIntjIfssKf/B+DvIt8hPJReV8v4MYspQQA==","request_id":"request22230"}
            """,
            StatsReady.class);
    assertThat(ready.requestId()).isEqualTo("request22230");
    StatsResultRequest result = new StatsResultRequest(ready.key());
    assertThat(MangoJson.MAPPER.valueToTree(result).toString())
        .isEqualTo("{\"key\":\"%s\"}".formatted(ready.key()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fields\":\"date,group,abonent,on_group,operator_answer,call_time,ended,end_reason,call_result,delay_time_way\"",
        "\"call_result\":\"2\""
      })
  void requestsOfServedCalls(String more) {
    roundTrips(
        """
        {"date_from":"2018-09-20 10:00:00","date_to":"2018-09-20 11:00:00","time_zone_utc_offset":"180",
         "time_zone_iana_id":"Asia/Baghdad",%s,"request_id":"request222320"}
        """
            .formatted(more),
        ServedCallsRequest.class);
  }

  @Test
  void theirRepliesToo() {
    StatsKey key =
        roundTrips(
            """
            {"result":1000,"key":"b3Z7pivotID7uPJCFWMmsaFTtTO3meavk7h6caPew3dSX++wPR/ZIntjIfssKf/B+DvIt8hPJReV8v4MYspQA=="}
            """,
            StatsKey.class);
    assertThat(key.more()).containsKey("result");
    assertThat(MangoJson.MAPPER.valueToTree(new ServedCallsResultRequest("k")).toString())
        .isEqualTo("{\"key\":\"k\"}");
  }

  @Test
  void aTimeAsMomentsOrInAZone() {
    Instant from = Instant.parse("2026-02-01T00:00:00Z");
    assertThat(StatsRequest.between(from, Instant.parse("2026-03-01T00:00:00Z")).columns())
        .isEqualTo(StatsRequest.ALL_FIELDS);
    LocalDateTime day = LocalDateTime.of(2026, 2, 1, 9, 30);
    assertThat(ServedCallsRequest.between(day, day.plusDays(1), ZoneId.of("Europe/Moscow")))
        .isEqualTo(
            new ServedCallsRequest(
                "2026-02-01 09:30:00",
                "2026-02-02 09:30:00",
                null,
                "Europe/Moscow",
                null,
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"date_from":20,"date_to":10} | stats/request: date_from is 20; expected 0 to 10
          {"date_from":-1,"date_to":10} | stats/request: date_from is -1; expected 0 to 10
          {"date_from":1769893200,"date_to":1772312401} | stats/request: date_to is 1772312401; expected 1769893200 to 1772312400
          {"date_from":0,"date_to":10,"fields":"start, end"} | stats/request: fields is 'end'; expected one of [records,
          {"date_from":0,"date_to":10,"fields":""} | stats/request: fields is ''
          {"date_from":0,"date_to":10,"from":{}} | stats/request: extension and number are both missing
          {"date_from":0,"date_to":10,"to":{"number":"x y"}} | stats/request: number is 'x y'; expected digits
          {"date_from":0,"date_to":10,"from":{"extension":"1"},"call_party":{"extension":"1"}} | stats/request: call_party goes without from and to
          """)
  void whatIsNotSentOfLegs(String json, String problem) {
    refused(json, StatsRequest.class, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"date_from":"2018-09-20"} | stats_in_calls_service/request: date_from is '2018-09-20'; expected yyyy-MM-dd HH:mm:ss
          {"date_from":"2018-09-20 10:00:00"} | stats_in_calls_service/request: date_to and date_from go together
          {"date_to":"2018-09-20 10:00:00"} | stats_in_calls_service/request: date_to and date_from go together
          {"date_from":"2018-09-20 10:00:00","date_to":"2018-10-20 10:00:01"} | stats_in_calls_service/request: date_to is 2018-10-20 10:00:01; expected at most
          {"date_from":"2018-09-20 10:00:00","date_to":"2018-09-20 09:59:59"} | stats_in_calls_service/request: date_to is 2018-09-20 09:59:59; expected at most
          {"time_zone_utc_offset":2000} | stats_in_calls_service/request: time_zone_utc_offset is 2000; expected -1080 to 1080
          {"time_zone_iana_id":"Mars/Base"} | stats_in_calls_service/request: time_zone_iana_id is 'Mars/Base', no zone
          {"call_result":3} | stats_in_calls_service/request: call_result is '3'; expected one of [1, 2]
          {"fields":"date,time_ivr"} | stats_in_calls_service/request: fields is 'time_ivr'; expected one of [date,
          """)
  void whatIsNotSentOfServedCalls(String json, String problem) {
    refused(json, ServedCallsRequest.class, problem);
  }

  @Test
  void aKeyIsNeeded() {
    assertThatThrownBy(() -> new StatsResultRequest(" ")).isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> new ServedCallsResultRequest("")).isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> new StatsRequest(0, 1, null, null, null, null, "я".repeat(65)))
        .hasMessage("stats/request: request_id has 130 bytes; expected at most 128");
  }

  private static void refused(String json, Class<?> type, String problem) {
    assertThatThrownBy(() -> MangoJson.MAPPER.readValue(json, type))
        .rootCause()
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith(problem);
  }
}

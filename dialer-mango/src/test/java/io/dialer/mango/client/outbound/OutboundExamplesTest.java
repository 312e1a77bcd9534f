package io.dialer.mango.client.outbound;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.client.InvalidRequest;
import io.dialer.mango.client.MangoJson;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of section 3.8, and of what newer documents add to it. */
class OutboundExamplesTest {

  private static final String ADD =
      """
      {"line_id":"300049196","name":"07 02","created_by":"300049189","priority":"1",
       "start_date":"2019-02-07 12:25:00","end_date":"2019-02-11 16:25:00",
       "schedule":[{"weekday":1,"start":"07:00","end":"15:00"},{"weekday":4,"start":"12:30","end":"15:00"}],
       "operators":["300049009","300049012"],"voice_message_id":"23","hold_message_id":"24"}
      """;

  @Test
  void listsOfBothGenerations() {
    CampaignListReply older =
        roundTrips(
            """
            {"result":1000,"cmd_id":"9bc21f7c-98e7-41a6-8588-19fed317bd9a","campaigns":[
              {"campaign_id":16064,"member_id":10014447,"name":"campaignName1","priority":2,"status":3,
               "start":"2018.10.12 00:00:00","end":"2018.10.13 23:59:59","member_ids":[10014447,10014448,10014449],
               "dial_mode":5,"redial_busy":3,"redial_no_answer":3,"redial_not_avail":3,"answer_wait":30,
               "additional_calls_coefficient":"1.0","timer_busy":900,"timer_no_answer":3600,"timer_not_avail":3600,
               "tasks_count":1,"finished_tasks_count":0,"created":"2018.10.12 17:23:28",
               "completed":"2018.10.14 00:00:07"}]}
            """
                .replace("\"1.0\"", "1"),
            CampaignListReply.class);
    assertThat(older.campaigns().get(0).tasksCount()).isEqualTo(1);
    CampaignListReply newer =
        roundTrips(
            """
            {"result":1000,"campaigns":[{"campaign_id":1254253,"line_id":403429597,
              "created_by":{"user_id":403425571,"name":"Иванов Иван","extension":"10004"},
              "name":"Обзвон","start":1666814400,"end":1672516799,"status":0,"priority":2,
              "members":["10004","10200"],"operators":[],"add_calls_coef":1,"call_processing":30,"status_reason":1,
              "service_type":8,"tasks_count":265,"finished_tasks_count":265}]}
            """,
            CampaignListReply.class);
    assertThat(newer.campaigns().get(0).finishedTasksCount()).isEqualTo(265);
    assertThat(CampaignListRequest.older().path()).isEqualTo("campaign/get_list");
    roundTrips("{}", CampaignListRequest.class);
  }

  @Test
  void oneCampaign() {
    roundTrips("{\"campaign_id\":\"15661\"}", CampaignRequest.class);
    CampaignReply reply =
        roundTrips(
            """
            {"result":1000,"campaign":{"campaign_id":15661,"line_id":300012802,
              "created_by":{"user_id":300012801,"name":"admin","extension":"223"},"name":"1","start":1531256400,
              "end":1531429199,"status":4,"priority":2,"members":["223"],"redial_busy":3,"redial_no_answer":3,
              "redial_not_avail":3,"timer_busy":900,"timer_no_answer":3600,"timer_not_avail":3600,"answer_wait":30,
              "add_calls_coef":1,"dial_mode":4,"call_processing":0,"status_reason":3,"schema_id":null,
              "created":1531298393}}
            """,
            CampaignReply.class);
    assertThat(reply.campaign().status()).isEqualTo(4);
  }

  @Test
  void oneTask() {
    roundTrips("{\"task_id\":\"2489649\"}", CampaignTaskRequest.class);
    CampaignTaskReply reply =
        roundTrips(
            """
            {"Result":1000,"task":{"campaign_task_id":2489649,"campaign_id":8327,"name":"0002489649",
              "position":null,"organization":null,"number":"+74995530896","talk_duration":0,"status":4,
              "status_reason":6,"comment":null,"blocked_until":1471590742,"transfer_number":"987",
              "updated":1471590642,"end":null,"created":null}}
            """,
            CampaignTaskReply.class);
    assertThat(reply.task().statusReason()).isEqualTo(6);
  }

  @Test
  void aCampaignIsMade() {
    CampaignAddRequest request = roundTrips(ADD, CampaignAddRequest.class);
    assertThat(request.operators()).containsExactly(300049009L, 300049012L);
    assertThat(
            roundTrips("{\"result\":1000,\"campaign_id\":17775}", CampaignAddReply.class)
                .campaignId())
        .isEqualTo(17775);
  }

  @Test
  void newerNamesAreReadToo() throws Exception {
    CampaignAddRequest request =
        MangoJson.MAPPER.readValue(
            ADD.replace(
                "\"priority\":\"1\"", "\"redial_busy\":5,\"timer_busy\":60,\"answer_wait\":20"),
            CampaignAddRequest.class);
    assertThat(request.maxRedialCountIfBusy()).isEqualTo(5);
    assertThat(request.waitTimeIfBusy()).isEqualTo(60);
    assertThat(request.maxWaitTime()).isEqualTo(20);
  }

  @Test
  void tasksArePushed() {
    roundTrips(
        """
        {"campaign_id":"17251","tasks":[
          {"name":"17251","position":"","organization":"","number":"375291234567","additional_info":""},
          {"name":"17251","position":"","organization":"","number":"sip:test@mangosip.ru","additional_info":""}]}
        """,
        TasksPushRequest.class);
    roundTrips("{\"Result\":1000}", DoneReply.class);
    roundTrips(
        "{\"campaign_id\":5,\"name\":\"a\",\"number\":\"375291234567\"}", TaskAddRequest.class);
    assertThat(roundTrips("{\"result\":1000,\"task_id\":7}", TaskAddReply.class).taskId())
        .isEqualTo(7);
  }

  @Test
  void aCampaignIsStartedStoppedAndDeleted() {
    roundTrips("{\"campaign_id\":\"16340\"}", CampaignStartRequest.class);
    roundTrips("{\"campaign_id\":\"16340\"}", CampaignStopRequest.class);
    roundTrips("{\"campaign_id\":\"16340\"}", CampaignDeleteRequest.class);
    assertThat(roundTrips("{\"result\":1000,\"status\":1}", CampaignStatusReply.class).status())
        .isEqualTo(1);
  }

  @Test
  void aReportIsAskedFor() {
    roundTrips("{\"campaign_id\":56919}", CampaignReportRequest.class);
  }

  @Test
  void tasksThatEnded() {
    roundTrips(
        "{\"campaign_id\":5,\"start_date\":\"2026-01-01 10:00:00\",\"end_date\":\"2026-01-01 14:00:00\"}",
        TasksFinishedRequest.class);
    assertThat(
            roundTrips(
                    "{\"result\":1000,\"tasks\":[{\"campaign_task_id\":7,\"number\":\"79260000001\",\"status_reason\":3}]}",
                    TasksFinishedReply.class)
                .tasks())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"priority\":\"1\"      | \"priority\":4                  | priority",
        "\"name\":\"07 02\"      | \"name\":\"\"                   | name",
        "\"priority\":\"1\"      | \"dial_mode\":5                 | dial_mode",
        "\"priority\":\"1\"      | \"max_redial_count_if_busy\":2  | max_redial_count_if_busy",
        "\"priority\":\"1\"      | \"max_redial_count_if_no_answ\":4 | max_redial_count_if_no_answ",
        "\"priority\":\"1\"      | \"max_redial_count_if_number_not_avail\":0 | max_redial_count_if_number_not_avail",
        "\"priority\":\"1\"      | \"max_wait_time\":15            | max_wait_time",
        "\"priority\":\"1\"      | \"wait_time_if_busy\":61        | wait_time_if_busy",
        "\"priority\":\"1\"      | \"wait_time_if_no_answ\":60     | wait_time_if_no_answ",
        "\"priority\":\"1\"      | \"wait_time_if_number_not_avail\":60 | wait_time_if_number_not_avail",
        "\"priority\":\"1\"      | \"additional_calls_coefficient\":4 | additional_calls_coefficient",
        "\"priority\":\"1\"      | \"after_call_processing\":5     | after_call_processing",
        "2019-02-11 16:25:00     | 2018-02-11 16:25:00             | end_date",
        "2019-02-11 16:25:00     | 11.02.2019                      | end_date",
        "\"weekday\":1           | \"weekday\":0                   | schedule.weekday",
        "\"end\":\"15:00\"       | \"end\":\"06:00\"               | schedule.end",
        "300049196               | 0                               | line_id",
      })
  void whatIsMalformedIsNotSent(String from, String to, String field) {
    String json = ADD.replace(from, to);
    assertThatThrownBy(() -> MangoJson.MAPPER.readValue(json, CampaignAddRequest.class))
        .hasRootCauseInstanceOf(InvalidRequest.class)
        .rootCause()
        .hasMessageContaining("campaign/add: " + field);
  }

  @Test
  void longNamesAndListsAreNotSent() {
    assertThatThrownBy(() -> new ListedTask("n".repeat(256), null, null, "79260000001", null))
        .isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> new ListedTask("n", null, null, "not a number", null))
        .isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> new TasksPushRequest(5, List.of())).isInstanceOf(InvalidRequest.class);
    List<ListedTask> many = Collections.nCopies(10_001, ListedTask.of("79260000001"));
    assertThatThrownBy(() -> new TasksPushRequest(5, many)).isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(
            () -> new TasksFinishedRequest(5, "2026-01-01 10:00:00", "2026-01-01 14:00:01"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("four hours");
    assertThatThrownBy(() -> new CampaignStartRequest(0)).isInstanceOf(InvalidRequest.class);
  }
}

package io.dialer.emulator;

import static io.dialer.emulator.CampaignBench.OLEG;
import static io.dialer.emulator.CampaignBench.campaign;
import static io.dialer.emulator.CampaignBench.operators;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignLifeTest {
  private static final String CUSTOMER = "79520000001";
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private CampaignBench io;

  @BeforeEach
  void start() throws Exception {
    io =
        CampaignBench.calmWith(
            "contactCentre: {activeCampaigns: 2}\nnumbers: {\"79520000008\": {behaviour: busy}}\n");
  }

  @AfterEach
  void stop() {
    io.close();
  }

  @Test
  void aCampaignThatWasNeverStartedCallsNobody() throws Exception {
    long id = io.add(operators(OLEG));
    io.push(id, CUSTOMER);
    assertThat(io.campaign(id).path("status").intValue()).isZero();
    assertThat(io.command("delete", id).path("status").intValue()).isEqualTo(6);
    assertThat(io.command("start", id).path("code").intValue()).isEqualTo(3300);
    JsonNode truth = io.truth(id);
    assertThat(truth.path("status").asText()).isEqualTo("DELETING");
    assertThat(truth.path("startedAt").isNull()).isTrue();
    assertThat(io.bench.calls()).isEmpty();
  }

  @Test
  void aStoppedCampaignLetsItsCallsEndAndGoesOnWhenStarted() throws Exception {
    long id = io.add(operators(OLEG) + ",\"dial_mode\":4");
    io.push(id, CUSTOMER, "79520000002", "79520000003");
    io.start(id);
    var first = io.bench.webhooks.await(w -> w.isCallEvent("abonent", "Appeared"));
    assertThat(first.text("callback_initiator")).isEqualTo("ObDial");
    assertThat(io.command("stop", id).path("status").intValue()).isEqualTo(3);
    assertThat(io.command("delete", id).path("code").intValue()).isEqualTo(4100);
    JsonNode stopped =
        CampaignBench.await(() -> io.campaign(id), c -> c.path("status").intValue() == 0);
    assertThat(stopped.path("status_reason").intValue()).isEqualTo(1);
    assertThat(io.bench.calls()).hasSize(1);
    assertThat(io.start(id)).isEqualTo(1);
    var unused = io.finished(id);
    assertThat(io.bench.calls()).hasSize(3);
    assertThat(io.start(id)).isEqualTo(4);
    assertThat(io.command("delete", id).path("status").intValue()).isEqualTo(6);
  }

  @Test
  void aCampaignOutsideItsScheduleWaits() throws Exception {
    int tomorrow = Instant.now().atZone(ZoneOffset.UTC).plusDays(2).getDayOfWeek().getValue();
    String body =
        "{\"line_id\":%d,\"name\":\"n\",\"schedule\":[{\"weekday\":%d,\"start\":\"07:00\",\"end\":\"15:00\"}]}"
            .formatted(CampaignBench.LINE, tomorrow);
    long id = io.bench.callForJson("campaign/add", body).path("campaign_id").longValue();
    io.push(id, CUSTOMER);
    assertThat(io.start(id)).isEqualTo(1);
    JsonNode waiting =
        CampaignBench.await(() -> io.campaign(id), c -> c.path("status_reason").intValue() == 4);
    assertThat(waiting.path("status").intValue()).isEqualTo(1);
    assertThat(io.bench.calls()).isEmpty();
  }

  @Test
  void aCampaignPastItsEndIsFinishedAsExpired() throws Exception {
    long id = io.add("\"end_date\":\"" + UTC.format(Instant.now().plusSeconds(1)) + "\"");
    io.push(id, CUSTOMER);
    CampaignBench.await(
        () -> io.campaign(id), c -> Instant.now().getEpochSecond() >= c.path("end").asLong());
    io.start(id);
    assertThat(io.finished(id).path("status_reason").intValue()).isEqualTo(3);
    assertThat(io.truth(id).path("tasks").get(0).path("status").asText()).isEqualTo("STOPPED");
    assertThat(io.bench.calls()).isEmpty();
  }

  @Test
  void anEndlessCampaignTakesSingleTasksAndStays() throws Exception {
    long id = io.add("\"endless\":true");
    io.start(id);
    JsonNode added =
        io.bench.callForJson(
            "task/add", "{\"campaign_id\":%d,\"number\":\"%s\"}".formatted(id, CUSTOMER));
    String task = "{\"task_id\":\"" + added.path("task_id").asText() + "\"}";
    JsonNode done =
        CampaignBench.await(
            () -> io.bench.callForJson("task", task).path("task"),
            t -> t.path("status").intValue() == 4);
    assertThat(done.path("status_reason").intValue()).isEqualTo(1);
    assertThat(done.path("number").textValue()).isEqualTo(CUSTOMER);
    assertThat(done.path("campaign_id").longValue()).isEqualTo(id);
    assertThat(io.campaign(id).path("status").intValue()).isEqualTo(2);
    long plain = io.add("");
    assertThat(
            io.bench
                .callForJson(
                    "task/add", "{\"campaign_id\":%d,\"number\":\"1234567\"}".formatted(plain))
                .path("code")
                .intValue())
        .isEqualTo(3100);
  }

  @Test
  void theListsAreNumberedAndWrittenInTheirOwnWays() throws Exception {
    long id = io.add(operators(OLEG) + ",\"created_by\":\"" + OLEG + "\",\"priority\":\"1\"");
    JsonNode old = io.bench.callForJson("campaign/get_list", "{}").path("campaigns").get(0);
    assertThat(old.path("campaign_id").longValue()).isEqualTo(id);
    assertThat(old.path("status").intValue()).isEqualTo(4);
    assertThat(old.path("created").textValue())
        .matches("\\d{4}\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d");
    assertThat(old.path("member_ids").get(0).longValue()).isEqualTo(OLEG);
    assertThat(old.path("additional_calls_coefficient").textValue()).isEqualTo("1.0");
    JsonNode same = io.bench.callForJson("io/v1/campaign/get_list", "{}").path("campaigns").get(0);
    assertThat(same).isEqualTo(old);
    JsonNode listed = io.listed(id);
    assertThat(listed.path("status").intValue()).isZero();
    assertThat(listed.path("created").isNumber()).isTrue();
    JsonNode one = io.campaign(id);
    assertThat(one.path("created_by").path("extension").textValue()).isEqualTo("10");
    assertThat(one.path("members").get(0).textValue()).isEqualTo("10");
    assertThat(one.path("priority").intValue()).isEqualTo(1);
    assertThat(TestBench.fields(one))
        .contains("redial_busy", "timer_not_avail", "answer_wait", "schema_id", "status_reason");
  }

  @Test
  void finishedTasksWithoutATalkAreListedForFourHoursAtMost() throws Exception {
    long id = io.add("\"redial_busy\":1");
    io.push(id, CUSTOMER, "79520000008");
    io.start(id);
    var unused = io.finished(id);
    Instant now = Instant.now();
    assertThat(finishedTasks(id, now.minusSeconds(3600), now.plusSeconds(3600)).path("tasks"))
        .extracting(task -> task.path("number").asText() + " " + task.path("status_reason"))
        .containsExactly("79520000008 2");
    assertThat(finishedTasks(id, now.minusSeconds(7200), now.minusSeconds(3600)).path("tasks"))
        .isEmpty();
    assertThat(
            finishedTasks(id, now.minusSeconds(3600 * 4), now.plusSeconds(1))
                .path("code")
                .intValue())
        .isEqualTo(3100);
  }

  private JsonNode finishedTasks(long id, Instant from, Instant to) {
    return io.bench.callForJson(
        "tasks/finished",
        "{\"campaign_id\":%d,\"start_date\":\"%s\",\"end_date\":\"%s\"}"
            .formatted(id, UTC.format(from), UTC.format(to)));
  }

  @Test
  void moreThanTenThousandTasksAreRefused() throws Exception {
    long id = io.add("");
    io.push(
        id,
        IntStream.range(0, 9_999).mapToObj(i -> "7952" + (1_000_000 + i)).toArray(String[]::new));
    assertThat(push(id, 2).path("code").intValue()).isEqualTo(5107);
    assertThat(push(id, 1).path("result").intValue()).isEqualTo(1000);
    assertThat(push(id, 1).path("code").intValue()).isEqualTo(5107);
  }

  private JsonNode push(long id, int count) {
    String tasks =
        "{\"name\":\"n\",\"number\":\"79520000009\"}"
            + ",{\"name\":\"n\",\"number\":\"1234567\"}".repeat(count - 1);
    return io.bench.callForJson(
        "tasks/push", "{\"campaign_id\":%d,\"tasks\":[%s]}".formatted(id, tasks));
  }

  @Test
  void tasksForAFinishedCampaignAndTooManyStartedOnesAreRefused() throws Exception {
    long done = io.add("");
    io.push(done, CUSTOMER);
    io.start(done);
    var unused = io.finished(done);
    assertThat(push(done, 1).path("code").intValue()).isEqualTo(5106);
    io.start(io.add("\"endless\":1"));
    io.start(io.add("\"endless\":1"));
    assertThat(io.command("start", io.add("")).path("code").intValue()).isEqualTo(5102);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"name\":\"\"'                                  | 3103",
        "'\"line_id\":null'                               | 3103",
        "'\"line_id\":1'                                  | 3100",
        "'\"schedule\":[]'                                | 3103",
        "'\"schedule\":[{\"weekday\":8,\"start\":\"07:00\",\"end\":\"08:00\"}]' | 3104",
        "'\"schedule\":[{\"weekday\":1,\"start\":\"7\",\"end\":\"08:00\"}]'     | 3104",
        "'\"schedule\":[{\"weekday\":1,\"start\":\"09:00\",\"end\":\"08:00\"}]' | 3104",
        "'\"schedule\":[{\"weekday\":1,\"start\":\"09:00\"}]'                   | 3103",
        "'\"start_date\":\"2030-01-01\"'                  | 3104",
        "'\"start_date\":\"2030-01-02 00:00:00\",\"end_date\":\"2030-01-01 00:00:00\"' | 3100",
        "'\"created_by\":7'                               | 5105",
        "'\"operators\":[7]'                              | 3100",
        "'\"operators\":7'                                | 3104",
        "'\"priority\":4'                                 | 3104",
        "'\"dial_mode\":5'                                | 3104",
        "'\"voice_message_id\":99999'                     | 3340",
        "'\"hold_message_id\":99999'                      | 3340",
        "'\"max_redial_count_if_busy\":2'                 | 3104",
        "'\"redial_no_answer\":2'                         | 3104",
        "'\"max_redial_count_if_number_not_avail\":0'     | 3104",
        "'\"max_wait_time\":15'                           | 3104",
        "'\"add_calls_coef\":0.2'                         | 3104",
        "'\"wait_time_if_busy\":61'                       | 3104",
        "'\"timer_no_answer\":0'                          | 3104",
        "'\"wait_time_if_number_not_avail\":60'           | 3104",
        "'\"call_processing\":5'                          | 3104",
        "'\"priority\":\"x\"'                             | 3104",
      })
  void aWrongFieldIsRefusedWithItsCode(String field, int code) {
    String body = campaign(field);
    assertThat(io.bench.callForJson("campaign/add", body).path("code").intValue()).isEqualTo(code);
  }

  @Test
  void namesAreAsLongAsTheDocumentSays() {
    assertThat(
            io.bench
                .callForJson("campaign/add", campaign("\"name\":\"" + "я".repeat(70) + "\""))
                .has("campaign_id"))
        .isTrue();
    assertThat(
            io.bench
                .callForJson("campaign/add", campaign("\"name\":\"" + "я".repeat(71) + "\""))
                .path("code")
                .intValue())
        .isEqualTo(3104);
  }

  @Test
  void thereAreAtMostAThousandCampaignsAtATime() {
    long first = io.add("");
    for (int i = 1; i < 1000; i++) {
      var unused = io.add("");
    }
    String body = campaign("");
    assertThat(io.bench.callForJson("campaign/add", body).path("code").intValue()).isEqualTo(5103);
    var unused = io.command("delete", first);
    assertThat(io.bench.callForJson("campaign/add", body).path("result").intValue())
        .isEqualTo(1000);
  }

  @Test
  void theDocumentsExampleIsTaken() {
    String example =
        """
        {"line_id":"300049196","name":"07 02","created_by":"300050001","priority":"1",
         "start_date":"2019-02-07 12:25:00","end_date":"2029-02-11 16:25:00",
         "schedule":[{"weekday":1,"start":"07:00","end":"15:00"},{"weekday":4,"start":"12:30","end":"15:00"}],
         "operators":["300050001","300050002"],"dial_mode":"","voice_message_id":"17","hold_message_id":"20"}
        """;
    assertThat(io.bench.callForJson("campaign/add", example).path("result").intValue())
        .isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"number\":\"79520000001\"}'                | 3103",
        "'{\"name\":\"n\"}'                            | 3103",
        "'{\"name\":\"n\",\"number\":\"phone\"}'       | 3200",
        "'{\"name\":\"n\",\"number\":\"sip:test@mangosip.ru\"}' | 1000",
      })
  void aWrongTaskIsRefused(String task, int code) {
    long id = io.add("");
    JsonNode reply =
        io.bench.callForJson(
            "tasks/push", "{\"campaign_id\":%d,\"tasks\":[%s]}".formatted(id, task));
    assertThat(reply.path("code").intValue() + reply.path("result").intValue()).isEqualTo(code);
  }
}

package io.dialer.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.api.harness.Answer;
import io.dialer.api.harness.RunningDialer;
import io.dialer.core.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignContractTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String CAMPAIGNS = "/module-dialer/v1/campaign";
  private static final String TASKS = "/pbxcore/api/module-dialer/v1/task";
  private static RunningDialer dialer;

  @BeforeAll
  static void start() throws Exception {
    dialer = RunningDialer.start(DATABASE, Map.of());
  }

  @AfterAll
  static void stop() {
    dialer.close();
  }

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @Test
  void theDefaultCampaignIsThereAndStays() throws Exception {
    Answer one = dialer.get(CAMPAIGNS + "/1");
    assertThat(one.data().path("dialing").asText()).isEqualTo("callback");
    assertThat(dialer.get(CAMPAIGNS).results()).hasSize(1);
    assertThat(dialer.delete(CAMPAIGNS + "/1").status()).isEqualTo(409);
    Answer outbound =
        dialer.post(
            CAMPAIGNS, "{\"id\":1,\"name\":\"x\",\"dialing\":\"outbound\",\"outbound\":{}}");
    assertThat(outbound.status()).isEqualTo(400);
  }

  @Test
  void aCampaignIsCreatedReplacedReadAndDeleted() throws Exception {
    Answer saved =
        dialer.post(
            CAMPAIGNS,
            """
            {"name":"Debtors","dialing":"outbound","outbound":{"operators":["101"],"dialMode":4,"priority":2,
             "schedule":[{"weekday":1,"start":"09:00","end":"18:00"}],"endDate":"2036-12-20 00:00:00",
             "redials":{"busy":3},"waits":{"busy":300},"answerWait":30,"addCallsCoef":1.50,"callProcessing":30}}
            """);
    assertThat(saved.status()).isEqualTo(200);
    String id = saved.data().path("id").asText();
    Answer read = dialer.get(CAMPAIGNS + "/" + id);
    assertThat(read.data()).isEqualTo(saved.data());
    assertThat(read.data().path("outbound").path("addCallsCoef").asText()).isEqualTo("1.5");
    assertThat(read.data().path("outbound").path("schedule").path(0).path("start").asText())
        .isEqualTo("09:00");

    Answer replaced =
        dialer.post(CAMPAIGNS, "{\"id\":%s,\"name\":\"n\",\"dialing\":\"callback\"}".formatted(id));
    assertThat(replaced.data().has("outbound")).isFalse();
    assertThat(dialer.delete(CAMPAIGNS + "/" + id).status()).isEqualTo(200);
    assertThat(dialer.get(CAMPAIGNS + "/" + id).status()).isEqualTo(404);
    assertThat(dialer.delete(CAMPAIGNS + "/" + id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"redials\":{\"busy\":2}} | outbound.redials.busy: 2 is not possible; expected one of 1, 3, 5, 10",
        "{\"waits\":{\"noAnswer\":60}} | expected one of 3600, 10800, 43200, 86400",
        "{\"dialMode\":1} | outbound.dialMode: 1 is not possible; expected one of 2, 3, 4, 7",
        "{\"answerWait\":15} | expected one of 10, 20, 30, 60",
        "{\"addCallsCoef\":4} | expected one of 0.1, 0.5, 0.7, 1, 1.5, 2, 3, 5",
        "{\"callProcessing\":5} | expected one of 0, 10, 30, 60, 120, 300, 900",
        "{\"schedule\":[{\"weekday\":8,\"start\":\"09:00\",\"end\":\"10:00\"}]} | weekday 8",
        "{\"schedule\":[{\"weekday\":1,\"start\":\"9\",\"end\":\"10:00\"}]} | expected times such as 09:00",
        "{\"schedule\":[{\"weekday\":1}]} | is missing",
        "{\"endDate\":\"20.12.2026\"} | expected a date such as 2026-12-31 18:00:00",
        "{\"dialmode\":4} | dialmode",
        "{\"operators\":[\"101\",null]} | outbound.operators: entry 2 is null; leave it out",
        "{\"schedule\":[null]} | outbound.schedule: entry 1 is null; leave it out",
        "[] | outbound",
      })
  void whatThePbxWouldNotTakeIsRefused(String outbound, String message) throws Exception {
    Answer refused =
        dialer.post(
            CAMPAIGNS,
            "{\"name\":\"x\",\"dialing\":\"outbound\",\"outbound\":%s}".formatted(outbound));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.messages()).singleElement().asString().contains(message);
    assertThat(dialer.get(CAMPAIGNS).results()).hasSize(1);
  }

  @Test
  void aTaskNamesItsCampaign() throws Exception {
    Answer unknown = dialer.post(TASKS, "{\"crmId\":\"5\",\"innerNum\":\"101\",\"campaignId\":77}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.messages()).singleElement().asString().contains("there is no campaign 77");
    assertThat(dialer.get(TASKS).results()).isEmpty();

    dialer.post(CAMPAIGNS, "{\"id\":77,\"name\":\"x\",\"dialing\":\"outbound\",\"outbound\":{}}");
    Answer saved = dialer.post(TASKS, "{\"crmId\":\"5\",\"innerNum\":\"101\",\"campaignId\":77}");
    assertThat(saved.data().path("campaignId").isNumber()).isTrue();
    String id = saved.data().path("id").asText();
    assertThat(dialer.get(TASKS + "/" + id).data().path("campaignId").asText()).isEqualTo("77");
    assertThat(dialer.delete(CAMPAIGNS + "/77").status()).isEqualTo(409);

    assertThat(dialer.put(TASKS + "/" + id, "{\"campaignId\":78}").status()).isEqualTo(400);
    assertThat(dialer.put(TASKS + "/" + id, "{\"campaignId\":1}").status()).isEqualTo(200);
    assertThat(dialer.get(TASKS + "/" + id).data().has("campaignId")).isFalse();
    assertThat(dialer.delete(CAMPAIGNS + "/77").status()).isEqualTo(200);
  }

  @Test
  void listsThatWereStartedKeepTheirSettingsAndThatIsSaid() throws Exception {
    String campaign = "{\"id\":77,\"name\":\"x\",\"dialing\":\"outbound\",\"outbound\":{}}";
    dialer.post(CAMPAIGNS, campaign);
    Answer task = dialer.post(TASKS, "{\"crmId\":\"5\",\"innerNum\":\"101\",\"campaignId\":77}");
    assertThat(dialer.post(CAMPAIGNS, campaign).messages()).isEmpty();
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO outbound_chunks (task_id, marker, state, lots, since, due_at, started_at, pbx_id)
                    VALUES (?, 'm', 'RUNNING', 1, now(), now(), now(), 1)
                    """,
                    task.data().path("id").asLong()));
    assertThat(dialer.post(CAMPAIGNS, campaign).messages())
        .singleElement()
        .asString()
        .contains("keep the settings they were started with");
  }

  @Test
  void aCampaignDoesNotChangeUnderLiveCalls() throws Exception {
    dialer.post(CAMPAIGNS, "{\"id\":77,\"name\":\"x\",\"dialing\":\"outbound\",\"outbound\":{}}");
    Answer saved = dialer.post(TASKS, "{\"crmId\":\"5\",\"innerNum\":\"101\",\"campaignId\":77}");
    String id = saved.data().path("id").asText();
    DATABASE
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO outbound_chunks (task_id, marker, state, lots, since, due_at)
                    VALUES (?, 'm', 'COUNTING', 1, now(), now())
                    """,
                    Long.parseLong(id)));
    assertThat(dialer.put(TASKS + "/" + id, "{\"campaignId\":1}").status()).isEqualTo(409);
    assertThat(dialer.get(TASKS + "/" + id).data().path("campaignId").asText()).isEqualTo("77");
    assertThat(dialer.post(CAMPAIGNS, "{\"id\":77,\"name\":\"x\"}").status()).isEqualTo(409);
    assertThat(dialer.put(TASKS + "/" + id, "{\"campaignId\":77,\"state\":2}").status())
        .isEqualTo(200);
  }
}

package io.dialer.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A task under an outbound campaign, from REST to its results. */
class OutboundCampaignTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  private static final String API = "/module-dialer/v1/";
  private static final String SCENARIO =
      """
      customers: {outcomes: {answer: 100}, ringMs: [1000, 2000], failMs: [200, 500], keys: {default: {none: 100}},
                  keyDelayMs: [500, 1000], hangUpDuringPrompt: 0}
      operators: {outcomes: {answer: 100}, ringMs: [500, 1000], talkMs: [3000, 5000], hangUpFirst: 1}
      numbers:
        "79000000002": {behaviour: busy}
        "79000000003": {behaviour: wrong_number}
      """;

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @Test
  void numbersAreDialledByTheContactCentreAndTheirResultsComeBack() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 20, Map.of("DIALER_OUTBOUND_EVERY", "300ms"))) {
      String id = task(lab, "\"10\",\"11\"");
      JsonNode task = lab.awaitClosed(id);
      Map<String, String> results = new java.util.HashMap<>();
      for (JsonNode row : task.path("results")) {
        results.put(row.path("phone").asText(), row.path("result").asText());
      }
      assertThat(results)
          .containsEntry("79000000001", "SUCCESS_USER_H")
          .containsEntry("79000000002", "FAIL")
          .containsEntry("79000000003", "FAIL_ROUTE");
      assertThat(lab.callsPlaced()).allMatch(call -> call.has("taskId"));
      Lab.await("the campaign is removed", () -> left() == 0);
    }
  }

  @Test
  void anOperatorThatTheCabinetLacksIsSaidAndNothingMalformedIsSent() throws Exception {
    try (Lab lab = Lab.start(DATABASE, SCENARIO, 20, Map.of("DIALER_OUTBOUND_EVERY", "300ms"))) {
      task(lab, "\"999\"");
      Lab.await(
          "the task says why it waits",
          () ->
              DATABASE
                  .jdbi()
                  .withHandle(
                      h ->
                          h.createQuery("SELECT coalesce(waiting_for, '') FROM tasks")
                              .mapTo(String.class)
                              .one())
                  .contains("no employee with extension 999"));
      assertThat(lab.askEmulator("campaigns").path("campaigns")).isEmpty();
      assertThat(lab.callsPlaced()).isEqualTo(List.of());
    }
  }

  private static String task(Lab lab, String operators) throws Exception {
    lab.dialer()
        .post(
            API + "campaign",
            """
            {"id":7,"name":"ИО","dialing":"outbound","outbound":{"operators":[%s],"dialMode":4,
             "redials":{"busy":1,"noAnswer":1,"unavailable":1},"waits":{"busy":60,"unavailable":0},"callProcessing":0}}
            """
                .formatted(operators));
    return lab.dialer()
        .post(
            API + "task",
            """
            {"crmId":"5","innerNum":"10","campaignId":7,"maxCountChannels":1,
             "numbers":["79000000001","79000000002","79000000003"]}
            """)
        .data()
        .path("id")
        .asText();
  }

  private static long left() {
    return DATABASE
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM outbound_chunks WHERE state <> 'GONE'")
                    .mapTo(Long.class)
                    .one());
  }
}

package io.dialer.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.api.harness.Lab;
import io.dialer.core.database.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer who does not wait for the employee; the test speaks for the PBX here. */
class CustomerLeavesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String NOBODY_PICKS_UP =
      """
      timing: {noAnswerMs: 6000000}
      customers: {outcomes: {answer: 1}, ringMs: [500, 500]}
      numbers: {"12": {behaviour: no_answer}}
      """;

  @Test
  void hangsUpBeforeAnEmployeeAnswers() throws Exception {
    try (Lab lab = Lab.start(DATABASE, NOBODY_PICKS_UP, 20)) {
      String task = CallsPlaced.task(lab, "exten", "12", List.of("79520000001"));
      Lab.await("the employee's telephone rings", () -> !ringing().isEmpty());

      ObjectNode news = lastNews(ringing().get(0));
      news.put("seq", news.path("seq").asInt() + 1);
      news.put("call_state", "Disconnected");
      news.put("disconnect_reason", 1110);
      assertThat(post(lab, news.toString())).isEqualTo(200);

      JsonNode row = lab.awaitClosed(task).path("results").get(0);
      assertThat(row.path("result").asText()).isEqualTo("FAIL_CLIENT_H_BEFORE_ANSWER");
      assertThat(row.path("outDialState").asText()).isEqualTo("ANSWER");
      assertThat(row.path("inDialState").asText()).isEqualTo("CANCEL");
      assertThat(row.path("cause").asText()).isEqualTo("1110");
    }
  }

  private static int post(Lab lab, String json) throws Exception {
    byte[] signed = ("demo-key" + json + "demo-salt").getBytes(StandardCharsets.UTF_8);
    byte[] sign = MessageDigest.getInstance("SHA-256").digest(signed);
    String form =
        "vpbx_api_key=demo-key&sign=%s&json=%s"
            .formatted(
                HexFormat.of().formatHex(sign), URLEncoder.encode(json, StandardCharsets.UTF_8));
    return lab.dialer()
        .fetch(
            lab.dialer()
                .request("/mango/events/call")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)))
        .statusCode();
  }

  private static List<String> ringing() {
    return texts(
        "SELECT leg_id FROM legs WHERE role = 'AGENT' AND phase = 'APPEARED' AND :leg = ''", "");
  }

  private static ObjectNode lastNews(String leg) throws Exception {
    List<String> bodies =
        texts("SELECT body FROM mango_inbox WHERE body LIKE '%' || :leg || '%' ORDER BY id", leg);
    return (ObjectNode) new ObjectMapper().readTree(bodies.get(bodies.size() - 1));
  }

  private static List<String> texts(String sql, String leg) {
    return DATABASE
        .jdbi()
        .withHandle(h -> h.createQuery(sql).bind("leg", leg).mapTo(String.class).list());
  }
}

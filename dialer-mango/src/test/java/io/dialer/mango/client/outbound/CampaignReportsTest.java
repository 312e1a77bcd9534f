package io.dialer.mango.client.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.FakeMango;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports are read attempt by attempt, wherever the vendor puts them. */
class CampaignReportsTest {
  @RegisterExtension final FakeMango mango = new FakeMango();

  private List<ReportedAttempt> read() throws MangoException {
    List<ReportedAttempt> attempts = new ArrayList<>();
    reports().read(new CampaignReportRequest(5), attempts::add);
    return attempts;
  }

  private CampaignReports reports() {
    return new CampaignReports(new MangoClient(mango.configuration(), (limit, live) -> true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"result":1000,"data":{"campaign_id":56919,"tasks":[
          {"task_id":870224817,"attempts":[
            {"attempt_id":1,"name":"79260000001","record_id":"MToxMDE4","phone":null,"number":null,"result":2},
            {"attempt_id":2,"name":"79260000001","record_id":"MToxMDE5","tags":["a"],"number":"1","result":"1"}]},
          {"task_id":870218547,"attempts":[{"attempt_id":3,"name":"79260000002","status_reason":8}]}]}}
        """,
        """
        {"data":[
          {"attempt_id":1,"name":"79260000001","record_id":"MToxMDE4","phone":null,"number":null,"result":2},
          {"attempt_id":2,"name":"79260000001","more":{"x":1},"record_id":"MToxMDE5","number":1,"result":1},
          {"attempt_id":3,"name":"79260000002","result":8}]}
        """
      })
  void attemptsAreFoundWhereverTheyLie(String json) throws Exception {
    mango.answer("campaign-report/create", json);
    assertThat(read())
        .containsExactly(
            new ReportedAttempt(1, "79260000001", "MToxMDE4", null, null, null, 2),
            new ReportedAttempt(2, "79260000001", "MToxMDE5", null, null, "1", 1),
            new ReportedAttempt(3, "79260000002", null, null, null, null, 8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"result":3300}      | 3300
          200 | {"result":5000}      | 5000
          200 | "attempts"           | without a result
          200 | <html>               | without a result
          200 |                      | without a result
          204 |                      | there is no report
          503 | <html>               | 503
          """)
  void whatIsNoReportIsNotTakenForAnEmptyOne(int status, String body, String message) {
    mango.answer(status, body == null ? "" : body);
    assertThatThrownBy(this::read)
        .isInstanceOf(MangoException.class)
        .hasMessageStartingWith("campaign-report/create ")
        .hasMessageContaining(message);
  }

  @Test
  void aLongReportIsReadToItsEndAndOneThatBreaksOffIsNone() throws Exception {
    String attempt = "{\"attempt_id\":%d,\"text\":\"%s\",\"result\":2}";
    String all =
        IntStream.range(0, 90_000)
            .mapToObj(i -> attempt.formatted(i, "x".repeat(200)))
            .collect(Collectors.joining(",", "{\"result\":1000,\"data\":[", "]}"));
    mango.answer("campaign-report/create", all);
    AtomicInteger read = new AtomicInteger();
    reports().read(new CampaignReportRequest(5), any -> read.incrementAndGet());
    assertThat(read).hasValue(90_000);

    mango.answer("campaign-report/create", all.substring(0, all.length() - 3));
    assertThatThrownBy(this::read).hasMessageContaining("the report cannot be read");
  }

  @Test
  void anAttemptIsHandedOnBeforeTheNextOneIsAskedFor() throws Exception {
    Pieces pieces = new Pieces(90_000);
    AtomicInteger handed = new AtomicInteger();
    AttemptRows.read(pieces, any -> assertThat(pieces.asked).isEqualTo(handed.incrementAndGet()));
    assertThat(handed).hasValue(90_000);
  }

  /** A report that comes attempt by attempt, each made when it is asked for. */
  private static final class Pieces extends InputStream {
    private final int attempts;
    private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);
    private int asked;

    Pieces(int attempts) {
      this.attempts = attempts;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int from, int atMost) {
      if (piece.available() == 0 && asked < attempts) {
        asked++;
        String json =
            (asked == 1 ? "[" : ",")
                + "{\"attempt_id\":%d}".formatted(asked)
                + (asked == attempts ? "]" : "");
        piece = new ByteArrayInputStream(json.getBytes(StandardCharsets.US_ASCII));
      }
      return piece.read(into, from, atMost);
    }
  }
}

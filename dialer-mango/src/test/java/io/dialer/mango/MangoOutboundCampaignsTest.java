package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.audio.Prompt;
import io.dialer.core.campaign.Hours;
import io.dialer.core.campaign.OutboundSettings;
import io.dialer.core.campaign.OutboundSettings.PerReason;
import io.dialer.core.database.TestDatabase;
import io.dialer.core.telephony.ListOutcome;
import io.dialer.core.telephony.OutboundDialler.Listed;
import io.dialer.core.telephony.OutboundDialler.NotDone;
import io.dialer.core.telephony.OutboundDialler.Order;
import io.dialer.core.telephony.OutboundDialler.Stage;
import io.dialer.core.telephony.OutboundDialler.Try;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoPace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MangoOutboundCampaignsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension final FakeMango mango = new FakeMango();

  private final TestClock clock = new TestClock();
  private MangoOutboundCampaigns campaigns;

  @BeforeEach
  void connect() throws Exception {
    DATABASE.clear();
    MangoClient client = new MangoClient(mango.configuration(), (limit, live) -> true);
    MangoPrompts prompts = new MangoPrompts(DATABASE.jdbi(), client, clock);
    mango.answer(
        "audiofiles", "{\"result\":1000,\"audiofiles\":[{\"id\":17,\"name\":\"hi.mp3\"}]}");
    prompts.sync();
    campaigns = new MangoOutboundCampaigns(mango.configuration(), client, prompts, clock);
    mango.answer(
        "incominglines",
        "{\"result\":1000,\"lines\":[{\"line_id\":300,\"number\":\"74951234567\"}]}");
    mango.answer(
        "config/users/request",
        "{\"users\":[{\"general\":{\"user_id\":9001},\"telephony\":{\"extension\":\"101\"}}]}");
    mango.answer("campaign/add", "{\"result\":1000,\"campaign_id\":17775}");
  }

  private static Order order(String operator, @Nullable String voice) {
    OutboundSettings settings =
        new OutboundSettings(
            List.of(operator),
            4,
            2,
            List.of(),
            null,
            null,
            new PerReason(3, 1, 5),
            new PerReason(60, 3600, 0),
            30,
            new BigDecimal("1.5"),
            10,
            voice,
            null);
    return new Order(
        "dialer-1-abc",
        settings,
        settings.operators(),
        voice == null ? null : new Prompt(voice),
        null,
        List.of(new Hours(1, "06:00", "15:00")),
        Instant.parse("2026-12-01T06:00:00Z"),
        Instant.parse("2026-12-20T21:00:00Z"));
  }

  private JsonNode sent(String path) throws Exception {
    String json =
        mango.sent().stream()
            .filter(s -> s.path().equals("/vpbx/" + path))
            .findFirst()
            .orElseThrow()
            .json();
    return new ObjectMapper().readTree(json);
  }

  @Test
  void anOrderIsWrittenInTheVendorsWords() throws Exception {
    assertThat(campaigns.create(order("101", "Hi"))).isEqualTo(17775);
    assertThat(sent("campaign/add"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"line_id":300,"name":"dialer-1-abc","created_by":9001,"priority":2,"start_date":"2026-12-01 06:00:00",
                     "end_date":"2026-12-20 21:00:00","schedule":[{"weekday":1,"start":"06:00","end":"15:00"}],
                     "operators":[9001],"dial_mode":4,"voice_message_id":17,"max_redial_count_if_busy":3,
                     "max_redial_count_if_no_answ":1,"max_redial_count_if_number_not_avail":5,"max_wait_time":30,
                     "additional_calls_coefficient":1.5,"wait_time_if_busy":60,"wait_time_if_no_answ":3600,
                     "wait_time_if_number_not_avail":0,"after_call_processing":10}
                    """));
    assertThat(sent("config/users/request").path("ext_fields").path(0).asText())
        .isEqualTo("general.user_id");
  }

  @ParameterizedTest
  @CsvSource({"999, Hi, extension 999", "101, Bye, audio file named Bye"})
  void whatTheCabinetLacksIsNotAskedFor(String operator, String voice, String message) {
    NotDone refused =
        catchThrowableOfType(NotDone.class, () -> campaigns.create(order(operator, voice)));
    assertThat(refused).hasMessageContaining(message);
    assertThat(refused.isForGood()).isTrue();
    assertThat(mango.sent()).noneMatch(s -> s.path().endsWith("campaign/add"));
  }

  @Test
  void aLostReplyIsUnknownAndARefusalIsForGood() {
    mango.answer("campaign/start", "<html>");
    assertThat(catchThrowableOfType(NotDone.class, () -> campaigns.start(5)).isUnknown()).isTrue();
    mango.answer("campaign/start", "{\"result\":3100}");
    NotDone refused = catchThrowableOfType(NotDone.class, () -> campaigns.start(5));
    assertThat(refused.isForGood()).isTrue();
    mango.answer("campaign/start", "{\"result\":5008}");
    assertThat(catchThrowableOfType(NotDone.class, () -> campaigns.start(5)).isForGood()).isFalse();
  }

  @Test
  void listsOfNewerProductsHaveAnotherName() throws Exception {
    mango.answer(404, "");
    mango.answer(
        "campaign/list",
        "{\"result\":1000,\"campaigns\":[{\"campaign_id\":5,\"name\":\"n\",\"tasks_count\":7,\"finished_tasks_count\":2}]}");
    assertThat(campaigns.lists()).containsExactly(new Listed(5, "n", 7, 2));
    campaigns.lists();
    assertThat(mango.sent().stream().filter(s -> s.path().endsWith("get_list"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, STOPPED",
    "1, PLANNED",
    "2, WORKING",
    "3, CHANGING",
    "4, FINISHED",
    "5, CHANGING",
    "6, DELETING"
  })
  void statusesAreThoseOfSection382(int status, Stage stage) throws Exception {
    mango.answer(
        "campaign",
        "{\"result\":1000,\"campaign\":{\"campaign_id\":5,\"status\":%d,\"status_reason\":9}}"
            .formatted(status));
    assertThat(campaigns.status(5).stage()).isEqualTo(stage);
    assertThat(campaigns.status(5).byPerson()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, TALKED", "2, BUSY", "3, NO_ANSWER", "4, UNAVAILABLE", "5, OPERATORS_BUSY",
    "6, OPERATOR_NO_ANSWER", "7, OPERATORS_BUSY", "8, BAD_NUMBER", "10, NO_ANSWER", "11, STOPPED",
    "20, STOPPED", "21, UNAVAILABLE", "22, BUSY", "23, ANSWERING_MACHINE", "24, CUSTOMER_LEFT",
    "26, BAD_NUMBER", "99, OTHER"
  })
  void everyResultHasItsMeaning(int result, ListOutcome outcome) throws Exception {
    mango.answer(
        "campaign-report/create",
        """
        {"result":1000,"data":{"tasks":[{"attempts":[
          {"attempt_id":1,"name":"79260000001","phone":null,"number":"1","result":%d}]}]}}
        """
            .formatted(result));
    assertThat(report())
        .containsExactly(new Try("79260000001", outcome, Integer.toString(result), "1"));
  }

  @Test
  void aPhoneStandsInWhereTheNameIsNoNumber() throws Exception {
    mango.answer(
        "campaign-report/create",
        "{\"data\":[{\"attempt_id\":1,\"name\":\"Иван\",\"phone\":\"+79260000001\",\"result\":1}]}");
    assertThat(report().get(0).dialled()).isEqualTo("+79260000001");
  }

  private List<Try> report() throws NotDone {
    List<Try> tries = new ArrayList<>();
    campaigns.report(5, tries::add);
    return tries;
  }

  private MangoOutboundCampaigns paced(MangoPace pace) {
    MangoClient client = new MangoClient(mango.configuration(), pace);
    return new MangoOutboundCampaigns(
        mango.configuration(), client, new MangoPrompts(DATABASE.jdbi(), client, clock), clock);
  }

  @Test
  void afterAMalformedRequestNothingRiskyIsSentButPausingIs() throws Exception {
    MangoOutboundCampaigns paced =
        paced(new MangoPace(DATABASE.jdbi(), mango.configuration().limits()));
    mango.answer("campaign/add", "{\"result\":3100}");
    mango.answer(
        "config/users/request",
        """
        {"users":[{"general":{"user_id":9001},"telephony":{"extension":"101"}},
                  {"general":{"user_id":9002},"telephony":{"extension":"102"}}]}
        """);
    NotDone refused = catchThrowableOfType(NotDone.class, () -> paced.create(order("101", null)));
    assertThat(refused.isForGood()).isTrue();
    for (ThrowingCallable risky :
        List.<ThrowingCallable>of(
            () -> paced.create(order("102", null)),
            () -> paced.fill(5, List.of("79260000001")),
            () -> paced.start(5),
            () -> paced.isMissing(5))) {
      NotDone held = catchThrowableOfType(NotDone.class, risky);
      assertThat(held.isForGood()).isFalse();
      assertThat(held.isUnknown()).isFalse();
    }
    assertThat(mango.sent().stream().filter(s -> s.path().endsWith("campaign/add"))).hasSize(1);
    assertThat(mango.sent()).noneMatch(s -> s.path().matches(".*(push|start|vpbx/campaign)"));
    mango.answer("campaign", "{\"result\":1000,\"campaign\":{\"campaign_id\":5,\"status\":2}}");
    assertThat(paced.status(5).stage()).isEqualTo(Stage.WORKING);
  }

  @ParameterizedTest
  @CsvSource({"5102, false", "5000, false", "5001, false", "5200, true", "2000, true"})
  void aStartThatFailsForNowIsNotRefusedForGood(String code, boolean forGood) {
    mango.answer("campaign/start", "{\"result\":%s}".formatted(code));
    NotDone refused = catchThrowableOfType(NotDone.class, () -> campaigns.start(5));
    assertThat(refused.isForGood()).isEqualTo(forGood);
    assertThat(refused.isUnknown()).isFalse();
  }

  @Test
  void aPlusIsTakenAndNotSent() throws Exception {
    mango.answer("tasks/push", "{\"result\":1000}");
    assertThat(campaigns.takes("+79260000001")).isTrue();
    campaigns.fill(5, List.of("+79260000001"));
    assertThat(sent("tasks/push").path("tasks").path(0).path("number").asText())
        .isEqualTo("79260000001");
  }

  @Test
  void onlyNumbersThatTheVendorTakesAreListed() {
    assertThat(campaigns.takes("79260000001")).isTrue();
    assertThat(campaigns.takes("sip:a@b.ru")).isTrue();
    assertThat(campaigns.takes("112")).isFalse();
    assertThat(campaigns.takes("7926#1")).isFalse();
    assertThat(campaigns.takes("a".repeat(60) + "@b.ru")).isFalse();
  }
}

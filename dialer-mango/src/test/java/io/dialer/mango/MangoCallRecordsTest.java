package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.telephony.CallEvent.Party;
import io.dialer.core.telephony.CallEvent.Place;
import io.dialer.core.telephony.CallRecords.CannotTell;
import io.dialer.core.telephony.CallRecords.Recorded;
import io.dialer.core.telephony.CallRecords.RecordedLeg;
import io.dialer.core.telephony.CallRecords.Sought;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.client.MangoClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which rows of the statistics are a call that is looked for. */
class MangoCallRecordsTest {
  @RegisterExtension final FakeMango mango = new FakeMango();

  private static final Instant PLACED = TestClock.START;
  private final TestClock clock = new TestClock();
  private MangoCallRecords records;

  @BeforeEach
  void connect() {
    var configuration = mango.configuration();
    MangoClient client = new MangoClient(configuration, (limit, live) -> true);
    records = new MangoCallRecords(configuration, client, time -> {}, clock);
    mango.answer("stats/request", "{\"key\":\"k\"}");
    clock.move(Duration.ofMinutes(10));
  }

  private static Sought sought(@Nullable String entryId) {
    return new Sought("dialer-1", entryId, "9001234567", PLACED);
  }

  private static String row(
      String entry, int after, String from, String to, String line, String end) {
    long at = PLACED.getEpochSecond() + after;
    return "[];%d;%d;%s;%s;;;%s;%s;%s;abonent;%d;%s%n"
        .formatted(
            at + 2, at + 60, end.equals("1110") ? at + 9 : "0", from, to, end, line, at, entry);
  }

  @Test
  void aCallIsFoundByItsNumberAndTimeInOurOwnCalls() throws Exception {
    mango.answer(
        "stats/result",
        row("theirs", 3, "55", "79001234567", "74990000000", "1111")
            + row("early", -90, "101", "79001234567", "74951234567", "1111")
            + row("late", 301, "101", "79001234567", "74951234567", "1111")
            + row("other", 3, "101", "79007654321", "74951234567", "1111")
            + row("second", 30, "101", "79001234567", "", "1111")
            + row("first", 2, "", "79001234567", "74951234567", "1110"));
    List<Recorded> found =
        records.find(List.of(sought(null))).getOrDefault(sought(null), List.of());
    assertThat(found).extracting(Recorded::callRef).containsExactly("first", "second");
    assertThat(found.get(0).legs())
        .containsExactly(
            new RecordedLeg(
                Place.SUBSCRIBER,
                new Party("79001234567", null),
                true,
                new Cause("1110", EndReason.CALLER_HUNG_UP)));
  }

  @Test
  void aCallWhoseIdIsKnownIsFoundByItAlone() throws Exception {
    mango.answer(
        "stats/result",
        row("mine", 3, "55", "79991112233", "1", "1121")
            + row("first", 2, "101", "79001234567", "74951234567", "1110"));
    assertThat(records.find(List.of(sought("mine"))).get(sought("mine")))
        .extracting(Recorded::callRef)
        .containsExactly("mine");
    assertThat(records.find(List.of(sought("gone")))).isEmpty();
  }

  @Test
  void callsOfOneTimeShareAReport() throws Exception {
    mango.answer("stats/result", "");
    Sought soon = new Sought("dialer-2", null, "9001234568", PLACED.plusSeconds(600));
    Sought later = new Sought("dialer-3", null, "9001234569", PLACED.plus(Duration.ofDays(40)));
    clock.move(Duration.ofDays(40));
    records.find(List.of(later, soon, sought(null)));
    List<String> asked =
        mango.sent().stream()
            .filter(sent -> sent.path().endsWith("stats/request"))
            .map(FakeMango.Sent::json)
            .toList();
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0))
        .contains("\"date_from\":" + PLACED.minusSeconds(60).getEpochSecond())
        .contains("\"date_to\":" + PLACED.plusSeconds(4200).getEpochSecond())
        .contains("entry_id");
    assertThat(asked.get(1))
        .contains("\"date_to\":" + clock.instant().plusSeconds(60).getEpochSecond());
  }

  @Test
  void whenTheReportCannotBeHadNothingFollows() {
    mango.answerNext("stats/request", 503, "{\"message\":\"Rate limit exceeded.\"}");
    assertThatThrownBy(() -> records.find(List.of(sought(null))))
        .isInstanceOf(CannotTell.class)
        .hasMessageContaining("stats/request was refused");
  }
}

package io.dialer.emulator.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.AudioFile;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Line;
import io.dialer.emulator.campaign.CampaignSettings.Dialling;
import io.dialer.emulator.campaign.CampaignSettings.Redial;
import io.dialer.emulator.campaign.Schedule.Shift;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.Params;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and checks {@code campaign/add} (section 3.8.4.1 and its newer names). */
final class CampaignForm {
  private static final int FILE_NOT_FOUND = 3340;
  private static final int NO_SUCH_CREATOR = 5105;
  private static final int MOST_OPERATORS = 50;
  private static final List<Integer> COUNTS = List.of(1, 3, 5, 10);
  private static final List<Integer> BUSY_WAITS = List.of(60, 300, 900, 3600);
  private static final List<Integer> LONG_WAITS = List.of(3600, 10_800, 43_200, 86_400);
  private static final List<Integer> LONG_WAITS_OR_NEVER = List.of(3600, 10_800, 43_200, 86_400, 0);

  private final Account account;

  CampaignForm(Account account) {
    this.account = account;
  }

  CampaignSettings read(Params params) throws ApiError {
    Fields fields = new Fields(params);
    String name = fields.text("name", 70);
    Line line = line(fields.requiredInteger("line_id"));
    Optional<Long> creator = fields.integer("created_by");
    return new CampaignSettings(
        name,
        line,
        creator.isEmpty() ? null : employee(creator.get(), NO_SUCH_CREATOR),
        fields.choice(2, List.of(1, 2, 3), "priority"),
        schedule(fields),
        operators(fields),
        dialling(fields),
        fields.flag("endless"));
  }

  private Schedule schedule(Fields fields) throws ApiError {
    List<Shift> shifts = new ArrayList<>();
    for (Fields shift : fields.objects("schedule")) {
      shifts.add(shift(shift));
    }
    var start = fields.utc("start_date");
    var end = fields.utc("end_date");
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      throw new ApiError(ApiError.INVALID, "start_date must be before end_date");
    }
    return new Schedule(start.orElse(null), end.orElse(null), shifts);
  }

  private static Shift shift(Fields fields) throws ApiError {
    long weekday = fields.requiredInteger("weekday");
    if (weekday < 1 || weekday > 7) {
      throw Fields.wrong("schedule.weekday", "must be 1 to 7");
    }
    LocalTime start = time(fields, "start");
    LocalTime end = time(fields, "end");
    if (!start.isBefore(end)) {
      throw Fields.wrong("schedule.end", "must be after schedule.start");
    }
    return new Shift(DayOfWeek.of((int) weekday), start, end);
  }

  private static LocalTime time(Fields fields, String name) throws ApiError {
    try {
      return LocalTime.parse(fields.text(name, 5));
    } catch (DateTimeParseException e) {
      throw Fields.wrong("schedule." + name, "must be like 07:00");
    }
  }

  private List<Employee> operators(Fields fields) throws ApiError {
    List<Employee> operators = new ArrayList<>();
    for (JsonNode id : fields.list("operators")) {
      operators.add(employee(id.asLong(-1), ApiError.INVALID));
    }
    if (operators.size() > MOST_OPERATORS) {
      throw new ApiError(ApiError.INVALID, "A campaign has at most 50 operators");
    }
    return operators;
  }

  private Dialling dialling(Fields fields) throws ApiError {
    var unused = audioFile(fields, "hold_message_id");
    return new Dialling(
        fields.choice(2, List.of(2, 3, 4, 7), "dial_mode"),
        audioFile(fields, "voice_message_id"),
        new Redial(
            fields.choice(3, COUNTS, "max_redial_count_if_busy", "redial_busy"),
            fields.choice(900, BUSY_WAITS, "wait_time_if_busy", "timer_busy")),
        new Redial(
            fields.choice(3, COUNTS, "max_redial_count_if_no_answ", "redial_no_answer"),
            fields.choice(3600, LONG_WAITS, "wait_time_if_no_answ", "timer_no_answer")),
        new Redial(
            fields.choice(3, COUNTS, "max_redial_count_if_number_not_avail", "redial_not_avail"),
            fields.choice(
                3600, LONG_WAITS_OR_NEVER, "wait_time_if_number_not_avail", "timer_not_avail")),
        fields.choice(30, List.of(10, 20, 30, 60), "max_wait_time", "answer_wait"),
        fields.fraction(
            1,
            List.of(0.1, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0),
            "additional_calls_coefficient",
            "add_calls_coef"),
        fields.choice(
            0, List.of(0, 10, 30, 60, 120, 300, 900), "after_call_processing", "call_processing"));
  }

  private Optional<AudioFile> audioFile(Fields fields, String name) throws ApiError {
    Optional<Long> id = fields.integer(name);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<AudioFile> file = account.audioFiles().byId(id.get().intValue());
    if (file.isEmpty()) {
      throw new ApiError(FILE_NOT_FOUND, name + " is no audio file of the account");
    }
    return file;
  }

  private Line line(long id) throws ApiError {
    return account.lines().stream()
        .filter(line -> line.id() == id)
        .findFirst()
        .orElseThrow(
            () -> new ApiError(ApiError.INVALID, "line_id " + id + " is no line of the account"));
  }

  private Employee employee(long id, int otherwise) throws ApiError {
    return account.employees().stream()
        .filter(employee -> employee.id() == id)
        .findFirst()
        .orElseThrow(() -> new ApiError(otherwise, "abonent_id " + id + " is no employee"));
  }
}

package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outbound campaign, as lists (section 3.8.1) and the method for one of them (section 3.8.2)
 * tell of it; each leaves out some of it.
 *
 * @param createdBy the employee who made it (section 3.8.2, newer lists)
 * @param memberId the id of the employee who made it (older lists)
 * @param start Unix seconds (section 3.8.2) or a date {@code 2018.10.12 00:00:00} (older lists)
 * @param end likewise
 * @param status in section 3.8.2: 0 stopped, 1 planned, 2 in work, 3 stopping, 4 finished, 5 being
 *     processed, 6 being deleted; in lists of 2021: 1 planned, 2 in work, 3 stopping, 4 stopped, 5
 *     finished, 7 being processed
 * @param statusReason 1 a command from outside, 2 done, 3 expired, 4 not within its schedule, 5 its
 *     watchdog was lost, 6 no service, 7 no balance, 8 maintenance, 9 stopped by an administrator
 * @param memberIds those who take the calls (older lists)
 * @param members their extensions (section 3.8.2, newer lists)
 * @param addCallsCoef customers rung at once for every free operator
 * @param additionalCallsCoefficient the same, as older lists name it
 * @param tasksCount how many numbers it holds (lists)
 * @param finishedTasksCount how many of them are done with (lists)
 */
public record Campaign(
    long campaignId,
    @Nullable Long lineId,
    @Nullable JsonNode createdBy,
    @Nullable Long memberId,
    @Nullable String name,
    @Nullable String start,
    @Nullable String end,
    @Nullable Integer status,
    @Nullable Integer statusReason,
    @Nullable Integer priority,
    @Nullable List<Long> memberIds,
    @Nullable List<String> members,
    @Nullable Integer dialMode,
    @Nullable Integer redialBusy,
    @Nullable Integer redialNoAnswer,
    @Nullable Integer redialNotAvail,
    @Nullable Integer timerBusy,
    @Nullable Integer timerNoAnswer,
    @Nullable Integer timerNotAvail,
    @Nullable Integer answerWait,
    @Nullable BigDecimal addCallsCoef,
    @Nullable BigDecimal additionalCallsCoefficient,
    @Nullable Integer callProcessing,
    @Nullable Integer tasksCount,
    @Nullable Integer finishedTasksCount,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

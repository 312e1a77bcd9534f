package io.dialer.emulator.contactcentre;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.account.Account;
import io.dialer.emulator.account.Employee;
import io.dialer.emulator.account.Group;
import io.dialer.emulator.call.CallView;
import io.dialer.emulator.call.LegView;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.CentreContent;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the contact centre knows of a call (section 3.9.1). Themes, script and marks belong to talks
 * with an employee; marks are drawn by the call's id.
 */
record CallCard(Account account, CentreContent content) {
  private static final int BY_PHONE = 1;
  private static final int HANDLED = 1;
  private static final int NOT_ANSWERED = 4;
  private static final int OUTGOING = 2;
  private static final int AUTOMATIC = 4;
  private static final int OF_CAMPAIGN = 4;
  private static final int OF_NO_CAMPAIGN = 8;

  ObjectNode of(CallView call) {
    Optional<LegView> talk =
        call.legs().stream()
            .filter(leg -> leg.connectedAt() != null && leg.to().extension() != null)
            .filter(leg -> !call.number().equals(leg.to().number()))
            .reduce((earlier, later) -> later);
    ObjectNode card = Json.object();
    card.putArray("conversion").add(contact(call, talk));
    int kind = call.taskId() == null ? OF_NO_CAMPAIGN : OF_CAMPAIGN;
    List<CentreContent.Theme> themes =
        talk.isPresent() ? content.themesOf(kind) : List.<CentreContent.Theme>of();
    ArrayNode tags = card.putArray("tag_id");
    themes.forEach(theme -> tags.add(theme.id()));
    ArrayNode comments = card.putArray("call_comment");
    themes.forEach(theme -> comments.add(theme.name()));
    SplittableRandom dice = new SplittableRandom(call.entryId().hashCode());
    if (talk.isPresent()) {
      ArrayNode scripts = card.putArray("script_id");
      content.scripts().forEach(script -> scripts.add(script.id()));
      card.put("mark_client", dice.nextInt(1, 11));
      marks(card, dice);
    } else {
      card.putNull("script_id").putNull("mark_client").putNull("mark_controller");
    }
    card.putArray("recording_id");
    return card;
  }

  private void marks(ObjectNode card, SplittableRandom dice) {
    ObjectNode marks = card.putArray("mark_controller").addObject();
    for (CentreContent.Question question : content.questions()) {
      marks
          .putObject(String.valueOf(question.id()))
          .put("mark", dice.nextInt(1, 11))
          .put("comment", question.name());
    }
  }

  private ObjectNode contact(CallView call, Optional<LegView> talk) {
    Optional<Employee> operator =
        talk.flatMap(leg -> account.employee(String.valueOf(leg.to().extension())));
    Integer operatorId = operator.map(Employee::id).orElse(null);
    Long answered = seconds(talk.map(LegView::connectedAt).orElse(null));
    int direction = OUTGOING | (call.taskId() == null ? 0 : AUTOMATIC);
    return Json.object()
        .put("conversion_id", Math.abs((long) call.entryId().hashCode()))
        .put("channel_type", BY_PHONE)
        .put("create", seconds(call.placedAt()))
        .put("end", seconds(call.endedAt()))
        .put("result", talk.isPresent() ? HANDLED : NOT_ANSWERED)
        .put("assign_user_id", operatorId)
        .put("close_user_id", operatorId)
        .putNull("contact_id")
        .put("first_answer", answered)
        .put("start", answered)
        .put("entry_point", line(call))
        .put("group_id", groupId(talk))
        .putNull("deal_id")
        .put("params", direction);
  }

  private @Nullable String line(CallView call) {
    return call.legs().stream()
        .map(leg -> leg.to().lineNumber())
        .filter(line -> line != null)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Integer groupId(Optional<LegView> talk) {
    return talk.map(leg -> String.valueOf(leg.to().acdGroup()))
        .flatMap(account::group)
        .map(Group::id)
        .orElse(null);
  }

  private static @Nullable Long seconds(@Nullable Long millis) {
    return millis == null ? null : millis / 1000;
  }
}

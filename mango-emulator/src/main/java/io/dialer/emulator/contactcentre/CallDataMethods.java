package io.dialer.emulator.contactcentre;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.account.Account;
import io.dialer.emulator.call.CallRegistry;
import io.dialer.emulator.call.CallView;
import io.dialer.emulator.http.ApiError;
import io.dialer.emulator.http.ApiMethod;
import io.dialer.emulator.http.Params;
import io.dialer.emulator.http.PbxThread;
import io.dialer.emulator.http.Reply;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.CentreContent;
import io.dialer.emulator.scenario.CentreContent.Question;
import io.dialer.emulator.scenario.CentreContent.Script;
import io.dialer.emulator.scenario.CentreContent.Theme;
import io.dialer.emulator.time.EmulatedTime;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the contact centre adds to calls: section 3.9. */
public final class CallDataMethods {
  private static final int NOT_FOUND = 3300;

  private final CallRegistry registry;
  private final CallCard cards;
  private final CentreContent content;
  private final EmulatedTime time;

  public CallDataMethods(
      CallRegistry registry, Account account, CentreContent content, EmulatedTime time) {
    this.registry = registry;
    this.cards = new CallCard(account, content);
    this.content = content;
    this.time = time;
  }

  /** The methods by path. */
  public Map<String, ApiMethod> methods() {
    return Map.of(
        "cc/call",
        new PbxThread(time).runs(this::call),
        "tags",
        params -> Reply.json(tags()),
        "script",
        this::script,
        "quality/control/question",
        this::question);
  }

  private Reply call(Params params) throws ApiError {
    String entryId = params.text("entry_id");
    CallView call =
        registry
            .find(entryId)
            .orElseThrow(() -> new ApiError(NOT_FOUND, "There is no call " + entryId));
    return answer("call", cards.of(call));
  }

  private ObjectNode tags() {
    ObjectNode answer = Json.object().put("result", 1000);
    ArrayNode tags = answer.putArray("tags");
    for (Theme theme : content.themes()) {
      ObjectNode each = tags.addObject();
      each.put("id", theme.id())
          .put("parent", theme.parent())
          .put("name", theme.name())
          .put("category", theme.category());
      each.putArray("groups").add(0);
      each.putNull("campaigns").put("is_folder", theme.folder() ? 1 : 0);
    }
    return answer;
  }

  private Reply script(Params params) throws ApiError {
    Script script = find(content.scripts(), Script::id, params.integer("script_id"));
    return answer("script", Json.object().put("id", script.id()).put("name", script.name()));
  }

  private Reply question(Params params) throws ApiError {
    Question question = find(content.questions(), Question::id, params.integer("question_id"));
    return answer(
        "question",
        Json.object()
            .put("id", question.id())
            .put("qual_ctrl_form_id", question.formId())
            .put("qual_ctrl_form_name", question.form())
            .put("block_name", question.block())
            .put("block_order", 0)
            .put("name", question.name())
            .put("order", content.questions().indexOf(question))
            .put("required", question.required() ? 1 : 0)
            .putNull("hint"));
  }

  private static <T> T find(List<T> all, ToLongFunction<T> id, long wanted) throws ApiError {
    return all.stream()
        .filter(each -> id.applyAsLong(each) == wanted)
        .findFirst()
        .orElseThrow(() -> new ApiError(NOT_FOUND, "There is no object " + wanted));
  }

  private static Reply answer(String name, ObjectNode value) {
    ObjectNode answer = Json.object().put("result", 1000);
    answer.set(name, value);
    return Reply.json(answer);
  }
}

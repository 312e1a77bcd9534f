package io.dialer.api.task;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.JsonTrouble;
import io.dialer.api.rest.Refusal;
import io.dialer.core.call.Attempt;
import io.dialer.core.task.StagedNumbers;
import io.dialer.core.task.TaskForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a task as clients send it. Its numbers are handed on one by one as they are read, so a list
 * of any length takes constant memory.
 */
final class TaskBody {
  /** Ids in addresses have up to 18 digits. */
  private static final long GREATEST_ID = 999_999_999_999_999_999L;

  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_INNER_NUM = 128;
  private static final int LONGEST_PREFIX = 32;
  private static final int MOST_CHANNELS = 10_000;

  private final ObjectReader values;
  private final NumberReader numbers;
  private final Map<String, JsonNode> fields = new HashMap<>();

  TaskBody(ObjectMapper json, NumberReader numbers) {
    // What follows a value is the rest of the body.
    this.values =
        json.reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .without(StreamReadFeature.AUTO_CLOSE_SOURCE);
    this.numbers = numbers;
  }

  /** What the client sent under that name; null: nothing. */
  @Nullable JsonNode sent(String field) {
    return fields.get(field);
  }

  /**
   * Reads a request's body.
   *
   * @throws Refusal if something in it cannot be meant
   */
  TaskForm read(InputStream body, StagedNumbers staged) {
    try (JsonParser parser = values.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Refusal.badRequest("a task is expected as a JSON object, with its numbers inside");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("numbers")) {
          readNumbers(parser, staged);
        } else if (parser.currentToken().isStructStart()) {
          parser.skipChildren();
          fields.put(field, JsonNodeFactory.instance.objectNode());
        } else {
          fields.put(field, values.readTree(parser));
        }
      }
      if (parser.nextToken() != null) {
        throw Refusal.badRequest("there is something after the JSON's end");
      }
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest(JsonTrouble.explain(e));
    } catch (IOException e) {
      throw Refusal.badRequest("the request ended before its body did");
    }
    return form();
  }

  private void readNumbers(JsonParser parser, StagedNumbers staged) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.badRequest("numbers: a list is expected");
    }
    staged.begin();
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      String place = "numbers[" + i + "]";
      numbers.read(values.readTree(new ShortValue(parser, place)), place, staged);
    }
  }

  private TaskForm form() {
    return new TaskForm(
        Fields.whole(sent("id"), "id", 1, GREATEST_ID).orElse(null),
        Fields.key(sent("crmId"), "crmId").orElse(null),
        Fields.text(sent("name"), "name", LONGEST_NAME).orElse(null),
        Fields.text(sent("innerNum"), "innerNum", LONGEST_INNER_NUM)
            .map(String::strip)
            .orElse(null),
        kind(),
        Fields.whole(sent("maxCountChannels"), "maxCountChannels", 0, MOST_CHANNELS)
            .map(Math::toIntExact)
            .orElse(null),
        Fields.text(sent("dialPrefix"), "dialPrefix", LONGEST_PREFIX)
            .map(TaskBody::prefix)
            .orElse(null),
        Fields.whole(sent("state"), "state", 0, 2).map(Math::toIntExact).orElse(null),
        Fields.whole(sent("campaignId"), "campaignId", 1, GREATEST_ID).orElse(null));
  }

  private Attempt.@Nullable Kind kind() {
    String kind = Fields.text(sent("innerNumType"), "innerNumType", 32).orElse("");
    return switch (kind) {
      case "" -> null;
      case "exten" -> Attempt.Kind.EXTEN;
      case "polling" -> Attempt.Kind.POLLING;
      default ->
          throw Refusal.badRequest(
              "innerNumType: exten or polling is expected, found \"%s\"".formatted(kind));
    };
  }

  private static String prefix(String sent) {
    if (!sent.matches("[0-9*#+]*")) {
      throw Refusal.badRequest(
          "dialPrefix: only digits, *, # and + are allowed, found \"%s\"".formatted(sent));
    }
    return sent;
  }
}

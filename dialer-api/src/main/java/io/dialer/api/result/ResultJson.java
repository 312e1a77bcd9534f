package io.dialer.api.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.result.PollingResultRow;
import io.dialer.core.result.ResultRow;
import io.dialer.core.webhook.RowText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows as old clients read them: every scalar a string or null. */
public final class ResultJson implements RowText {
  private static final String NO_PARAMS = "s:0:\"\";";

  private final ObjectMapper json;

  public ResultJson(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String of(ResultRow row) {
    return text(out -> write(out, row));
  }

  @Override
  public String of(PollingResultRow row) {
    return text(out -> write(out, row));
  }

  /** Writes one row. */
  private interface Writing {
    void write(JsonGenerator out) throws IOException;
  }

  private String text(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = json.getFactory().createGenerator(text)) {
      writing.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  void write(JsonGenerator out, ResultRow row) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", Long.toString(row.id()));
    out.writeStringField("taskId", Long.toString(row.taskId()));
    out.writeStringField("phoneId", row.phoneId());
    out.writeStringField("phone", row.phone());
    out.writeStringField("linkedId", row.callRef());
    out.writeStringField("callFile", callFile(row));
    out.writeStringField("result", row.result());
    out.writeStringField("outDialState", row.outDialState());
    out.writeStringField("inDialState", row.inDialState());
    out.writeStringField("state", row.state());
    out.writeStringField("verboseCallId", row.lastLeg());
    out.writeStringField("cause", row.cause());
    out.writeStringField("params", params(row.params()));
    out.writeStringField("changeTime", Long.toString(row.changeTime()));
    out.writeStringField("countTry", Integer.toString(row.countTry()));
    out.writeStringField("timeCallAllow", Long.toString(row.timeCallAllow()));
    out.writeStringField("closeTime", Long.toString(row.closeTime()));
    out.writeEndObject();
  }

  void write(JsonGenerator out, PollingResultRow row) throws IOException {
    BigDecimal changeTime = row.changeTime();
    out.writeStartObject();
    out.writeStringField("id", Long.toString(row.id()));
    out.writeStringField("taskId", Long.toString(row.taskId()));
    out.writeStringField("questionCrmId", row.questionCrmId());
    out.writeStringField("pollingId", Long.toString(row.pollId()));
    out.writeStringField("phoneId", row.phoneId());
    out.writeStringField("phone", row.phone());
    out.writeStringField("result", row.result());
    out.writeStringField("exten", row.exten());
    out.writeStringField("changeTime", changeTime == null ? "0" : changeTime.toPlainString());
    out.writeEndObject();
  }

  private static @Nullable String callFile(ResultRow row) {
    return row.countTry() == 0
        ? null
        : "dialer-" + row.taskId() + "-" + row.phone() + "-" + row.innerNum() + ".call";
  }

  private String params(@Nullable String stored) throws IOException {
    if (stored == null) {
      return NO_PARAMS;
    }
    try (JsonParser parser = json.createParser(stored)) {
      return PhpText.of(parser);
    }
  }
}

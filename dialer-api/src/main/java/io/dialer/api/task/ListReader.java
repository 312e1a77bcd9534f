package io.dialer.api.task;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.rest.Refusal;
import io.dialer.core.task.ImportReport;
import io.dialer.core.task.StagedNumbers;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a list of any length in constant memory: NDJSON if it begins with a brace, else CSV,
 * whatever its sender calls it.
 */
public final class ListReader {
  private static final int LOOKED_AT = 4_096;

  private final JsonLines jsonLines;
  private final CsvLines csvLines = new CsvLines();
  private final NumberReader numbers;

  /** Reads lists whose numbers are read by {@code numbers}. */
  public ListReader(ObjectMapper json, NumberReader numbers) {
    this.jsonLines = new JsonLines(json.reader().without(StreamReadFeature.AUTO_CLOSE_SOURCE));
    this.numbers = numbers;
  }

  /**
   * Reads a list to its end.
   *
   * @param skipping whether lines that cannot be read are left out, rather than refusing the list
   * @return the lines left out
   * @throws Refusal if the list cannot be taken
   */
  ImportReport.Rejected read(InputStream list, boolean skipping, StagedNumbers staged)
      throws IOException {
    RejectedLines rejected = new RejectedLines(skipping);
    try {
      readInto(list, new Sink(rejected, staged));
    } catch (CharConversionException e) {
      throw Refusal.badRequest("the list is not in UTF-8; nothing was imported");
    }
    return rejected.all();
  }

  private void readInto(InputStream list, ListSink sink) throws IOException {
    list.mark(LOOKED_AT);
    String beginning = new String(list.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
    list.reset();
    String text = beginning.replaceFirst("^\uFEFF", "").stripLeading();
    if (text.startsWith("[")) {
      throw Refusal.badRequest(
          "this is one JSON list; expected CSV, or one JSON value in every line, such as {\"number\": \"79520000001\"}");
    }
    if (text.startsWith("{")) {
      jsonLines.read(list, sink);
    } else {
      csvLines.read(list, separator(text), sink);
    }
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private final class Sink implements ListSink {
    private final RejectedLines rejected;
    private final StagedNumbers staged;

    Sink(RejectedLines rejected, StagedNumbers staged) {
      this.rejected = rejected;
      this.staged = staged;
    }

    @Override
    public void number(long line, JsonNode number) {
      try {
        numbers.read(number, "line " + line, staged);
      } catch (Refusal e) {
        bad(line, String.valueOf(e.getMessage()).replaceFirst("^line [0-9]+[.:] ?", ""));
      }
    }

    @Override
    public void bad(long line, String problem) {
      rejected.add(line, problem);
    }
  }
}

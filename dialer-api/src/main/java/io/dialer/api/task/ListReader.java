package io.dialer.api.task;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.rest.Refusal;
import io.dialer.core.task.ImportReport;
import io.dialer.core.task.StagedNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list of any length in constant memory: NDJSON if it begins with a brace, else CSV,
 * whatever its sender calls it.
 */
public final class ListReader {
  private static final int MOST_REJECTED = 10_000;
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
  List<ImportReport.Line> read(InputStream list, boolean skipping, StagedNumbers staged)
      throws IOException {
    Sink sink = new Sink(skipping, staged);
    list.mark(LOOKED_AT);
    String beginning = new String(list.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
    list.reset();
    String text = beginning.replaceFirst("^\uFEFF", "").stripLeading();
    if (text.startsWith("{")) {
      jsonLines.read(list, sink);
    } else {
      csvLines.read(list, separator(text), sink);
    }
    return sink.rejected;
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private final class Sink implements ListSink {
    private final boolean skipping;
    private final StagedNumbers staged;
    private final List<ImportReport.Line> rejected = new ArrayList<>();

    Sink(boolean skipping, StagedNumbers staged) {
      this.skipping = skipping;
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
      if (!skipping) {
        throw Refusal.badRequest(
            "line %d: %s; nothing was imported (onError=skip leaves such lines out)"
                .formatted(line, problem));
      }
      rejected.add(new ImportReport.Line(line, problem));
      if (rejected.size() > MOST_REJECTED) {
        throw Refusal.badRequest(
            "more than %d lines cannot be read, the last of them line %d: %s; nothing was imported"
                .formatted(MOST_REJECTED, line, problem));
      }
    }
  }
}

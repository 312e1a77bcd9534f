package io.dialer.api.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.dialer.api.rest.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list as CSV in UTF-8. Fields are parted by commas, semicolons or tabs: whichever the first line
 * has. A first line with a column {@code number} names the columns; those that are neither {@code
 * number} nor {@code timeCallAllow} are the number's params. Without such a line there is one
 * column, the number.
 */
final class CsvLines {
  private static final int LONGEST_FIELD = 64 << 10;
  private static final int MOST_COLUMNS = 200;
  private static final Set<String> NUMBERS = Set.of("number", "phone", "номер", "телефон");
  private static final String TIME = "timecallallow";

  private static final CsvMapper CSV =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_FIELD).build())
                  .build())
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  /**
   * Reads all lines.
   *
   * @param separator what parts the fields
   * @throws Refusal when the text is no CSV from some line on: what follows cannot be told apart
   */
  void read(InputStream list, char separator, ListSink sink) throws IOException {
    try (CsvParser parser = CSV.getFactory().createParser(list)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
      @Nullable Columns header = null;
      for (boolean first = true; parser.nextToken() == JsonToken.START_ARRAY; first = false) {
        List<String> values = new ArrayList<>();
        long line = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          line = values.isEmpty() ? parser.currentTokenLocation().getLineNr() : line;
          values.add(parser.getText());
          requireFew(values, line);
        }
        String[] fields = values.toArray(String[]::new);
        if (first && isHeader(fields)) {
          header = Columns.of(fields);
        } else if (header == null) {
          one(line, fields, sink);
        } else {
          named(line, header, fields, sink);
        }
      }
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest(
          "line %d: this is not CSV: a quote is not closed, or a field has more than %d characters"
              .formatted(e.getLocation() == null ? 0 : e.getLocation().getLineNr(), LONGEST_FIELD));
    }
  }

  /** What has more columns is no list, and may be too long a line to keep. */
  private static void requireFew(List<String> values, long line) {
    if (values.size() > MOST_COLUMNS) {
      throw Refusal.badRequest(
          "line %d: more than %d columns; nothing was imported".formatted(line, MOST_COLUMNS));
    }
  }

  private static boolean isHeader(String[] fields) {
    List<String> names = Arrays.stream(fields).map(CsvLines::plain).toList();
    return names.stream().anyMatch(NUMBERS::contains);
  }

  private static void one(long line, String[] fields, ListSink sink) {
    if (fields.length == 1) {
      sink.number(line, JsonNodeFactory.instance.textNode(fields[0]));
    } else {
      sink.bad(
          line,
          "%d columns, but no first line names them; expected one such as number;name;city"
              .formatted(fields.length));
    }
  }

  private static void named(long line, Columns header, String[] fields, ListSink sink) {
    if (fields.length > header.count()) {
      sink.bad(
          line,
          "%d fields, but the first line names %d columns"
              .formatted(fields.length, header.count()));
      return;
    }
    ObjectNode number = JsonNodeFactory.instance.objectNode();
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fields.length; i++) {
      switch (header.kind(i)) {
        case NUMBER -> number.put("number", fields[i]);
        case TIME -> number.put("timeCallAllow", fields[i]);
        case PARAM -> params.put(header.name(i), fields[i]);
        case NONE -> {}
      }
    }
    sink.number(line, params.isEmpty() ? number : number.set("params", params));
  }

  /** What a column is. */
  private enum Kind {
    NUMBER,
    TIME,
    PARAM,
    /** It has no name. */
    NONE
  }

  /** The columns that the first line names. */
  private record Columns(List<String> names, List<Kind> kinds) {

    static Columns of(String[] header) {
      List<String> names = List.of(header);
      return new Columns(names, names.stream().map(Columns::kind).toList());
    }

    private static Kind kind(String written) {
      String name = plain(written);
      if (NUMBERS.contains(name)) {
        return Kind.NUMBER;
      }
      return name.equals(TIME) ? Kind.TIME : name.isEmpty() ? Kind.NONE : Kind.PARAM;
    }

    int count() {
      return names.size();
    }

    String name(int place) {
      return names.get(place);
    }

    Kind kind(int place) {
      return kinds.get(place);
    }
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}

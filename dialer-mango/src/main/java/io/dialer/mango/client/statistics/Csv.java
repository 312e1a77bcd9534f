package io.dialer.mango.client.statistics;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The vendor's reports: no header, columns as they were asked for, separated by semicolons. */
final class Csv {

  private static final ObjectReader ROWS =
      CsvMapper.builder()
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
          .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
          .build()
          .readerForMapOf(String.class);

  private Csv() {}

  /** The names in a list that is separated by commas. */
  static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }

  /**
   * Reads a report row by row.
   *
   * @param row told each row: its values by column, null where there is nothing
   */
  static void read(Path file, List<String> columns, Consumer<Map<String, String>> row)
      throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setColumnSeparator(';');
    columns.forEach(schema::addColumn);
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        MappingIterator<Map<String, String>> rows = ROWS.with(schema.build()).readValues(text)) {
      while (rows.hasNextValue()) {
        row.accept(rows.nextValue());
      }
    }
  }
}

package io.dialer.mango.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * An example of the vendor's document, from a file of a whole section. Only its syntax is mended:
 * missing quotes and brackets, trailing commas, words broken by a page's end.
 *
 * @param section where in the document
 * @param type the record that it is an example of, by its simple name
 */
public record SectionExample(String section, String type, JsonNode json) {

  /** The examples of a file beside this class. */
  public static List<SectionExample> of(String file) {
    try (InputStream stream = SectionExample.class.getResourceAsStream(file)) {
      return List.of(MangoJson.MAPPER.readValue(stream, SectionExample[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads and writes it through its record; nothing may be lost. */
  public Object roundTrips(String inPackage) throws ClassNotFoundException {
    String owner = type.equals("Done") ? Done.class.getPackageName() : inPackage;
    return Examples.roundTrips(json.toString(), Class.forName(owner + "." + type));
  }

  @Override
  public String toString() {
    return section + " " + type;
  }
}

package io.dialer.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringSubstitutor;

/**
 * Reads a YAML file whose values name environment variables: {@code ${DIALER_DB_POOL:-16}}.
 *
 * <p>The variables are put into the values after the file was parsed, so a password may hold any
 * characters; and what the file said is remembered, so that a complaint about a value can name the
 * variable it came from. A variable that is set to nothing counts as not set.
 */
public final class EnvironmentSource implements ConfigurationSourceProvider {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringSubstitutor substitutor;
  private String file = "";
  private JsonNode written = MissingNode.getInstance();
  private JsonNode filled = MissingNode.getInstance();

  public EnvironmentSource(Map<String, String> environment) {
    Map<String, String> set =
        environment.entrySet().stream()
            .filter(variable -> !variable.getValue().isBlank())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    this.substitutor =
        new StringSubstitutor(set)
            .setEnableSubstitutionInVariables(true)
            .setDisableSubstitutionInValues(true);
  }

  @Override
  public InputStream open(String path) throws IOException {
    file = path;
    if (!Files.isReadable(Path.of(path)) || Files.isDirectory(Path.of(path))) {
      throw new CannotStart(
          "the configuration file " + path + " does not exist or is not readable");
    }
    try (InputStream yaml = Files.newInputStream(Path.of(path))) {
      written = YAML.readTree(yaml);
    }
    filled = fill(written);
    // JSON is YAML, and quotes every value.
    return new ByteArrayInputStream(JSON.writeValueAsBytes(filled));
  }

  /** The file that was read last. */
  public String file() {
    return file;
  }

  /** The environment variable that a setting is read from, if the file names one. */
  public Optional<String> variable(String setting) {
    Matcher variable = VARIABLE.matcher(at(written, setting).asText());
    return variable.find() ? Optional.of(variable.group(1)) : Optional.empty();
  }

  /** The value of a setting as it was found; empty when it is not in the file. */
  public Optional<String> found(String setting) {
    JsonNode node = at(filled, setting);
    return node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static JsonNode at(JsonNode tree, String setting) {
    String pointer = INDEX.matcher(setting).replaceAll(".$1").replace('.', '/');
    return tree.at("/" + pointer);
  }

  private JsonNode fill(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(
              field -> {
                if (!field.getValue().isNull()) {
                  copy.set(field.getKey(), fill(field.getValue()));
                }
              });
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(fill(element)));
      return copy;
    }
    return node.isTextual() ? TextNode.valueOf(substitutor.replace(node.textValue())) : node;
  }
}

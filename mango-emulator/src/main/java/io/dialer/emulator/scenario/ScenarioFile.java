package io.dialer.emulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios. A file says only what differs: each key of a section replaces the built-in one
 * as a whole.
 */
public final class ScenarioFile {
  private final ObjectMapper yaml =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  /**
   * Reads a scenario over the built-in one.
   *
   * @param file a YAML file, or null for the built-in scenario alone
   * @throws IllegalArgumentException if the file cannot be read or says something unknown or
   *     impossible
   */
  public Scenario read(@Nullable Path file) {
    ObjectNode tree = builtIn();
    if (file == null) {
      return bind(tree, "the built-in scenario");
    }
    try (InputStream in = Files.newInputStream(file)) {
      overlay(tree, yaml.readTree(in), file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the scenario " + file + ": " + e.getMessage(), e);
    }
    return bind(tree, file.toString());
  }

  private ObjectNode builtIn() {
    try (InputStream in =
        Objects.requireNonNull(ScenarioFile.class.getResourceAsStream("default-scenario.yml"))) {
      return (ObjectNode) yaml.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The built-in scenario cannot be read", e);
    }
  }

  private static void overlay(ObjectNode base, JsonNode file, Path path) {
    if (!file.isObject() && !file.isMissingNode() && !file.isNull()) {
      throw new IllegalArgumentException("The scenario " + path + " must be a map of sections");
    }
    for (var section : file.properties()) {
      if (base.get(section.getKey()) instanceof ObjectNode known && section.getValue().isObject()) {
        known.setAll((ObjectNode) section.getValue());
      } else {
        base.set(section.getKey(), section.getValue());
      }
    }
  }

  private Scenario bind(ObjectNode tree, String source) {
    try {
      return yaml.treeToValue(tree, Scenario.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("In " + source + ": " + e.getOriginalMessage(), e);
    }
  }
}

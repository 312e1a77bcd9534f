package io.dialer.emulator.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Themes of talks, scripts, and questions for marking operators: sections 3.9.2 to 3.9.4. */
public record CentreContent(List<Theme> themes, List<Script> scripts, List<Question> questions) {
  /**
   * A theme of a talk, or a folder of themes.
   *
   * @param parent the folder's id; null for none
   * @param category the document's number: 4 calls of campaigns, 8 other outgoing calls, …, -1 all
   */
  public record Theme(
      long id,
      @Nullable Long parent,
      @JsonProperty(required = true) String name,
      int category,
      boolean folder) {}

  /** A script that an operator reads. */
  public record Script(long id, @JsonProperty(required = true) String name) {}

  /** A question by which a controller marks an operator. */
  public record Question(
      long id,
      long formId,
      @JsonProperty(required = true) String form,
      @JsonProperty(required = true) String block,
      @JsonProperty(required = true) String name,
      boolean required) {}

  /** The themes of calls of a category, folders left out. */
  public List<Theme> themesOf(int category) {
    return themes.stream()
        .filter(theme -> !theme.folder() && (theme.category() == category || theme.category() < 0))
        .toList();
  }
}

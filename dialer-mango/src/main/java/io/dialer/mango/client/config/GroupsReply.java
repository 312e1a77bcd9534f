package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of employees. */
public record GroupsReply(@JsonProperty(required = true) List<Group> groups) {

  /** One group; some have no extension. */
  public record Group(@Nullable String name, @Nullable String extension) {}
}

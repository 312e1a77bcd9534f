package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product's lines. */
public record IncomingLinesReply(@JsonProperty(required = true) List<Line> lines) {

  /**
   * One line.
   *
   * @param number a number, or a SIP address
   * @param name a SIP line's name, by which calls are made through it
   * @param schemaName the scheme that a call to the line goes through
   */
  public record Line(@Nullable String number, @Nullable String name, @Nullable String schemaName) {}
}

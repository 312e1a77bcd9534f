package io.dialer.api.task;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.dialer.api.rest.Refusal;
import java.io.IOException;

/** Reads one value of a list, and no more of it than an honest one can have. */
final class ShortValue extends JsonParserDelegate {
  private static final int MOST_TOKENS = 5_000;

  private final String place;
  private int tokens;

  ShortValue(JsonParser parser, String place) {
    super(parser);
    this.place = place;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    count();
    return super.nextToken();
  }

  @Override
  public String nextFieldName() throws IOException {
    count();
    return super.nextFieldName();
  }

  private void count() {
    if (++tokens > MOST_TOKENS) {
      throw Refusal.badRequest(
          "%s: too much for one number; a number with some params is expected".formatted(place));
    }
  }
}

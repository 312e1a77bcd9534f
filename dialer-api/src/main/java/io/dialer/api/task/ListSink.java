package io.dialer.api.task;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the lines of an imported list go. */
interface ListSink {

  /**
   * A number.
   *
   * @param line from 1
   * @param number a text, or an object with the number and its params
   */
  void number(long line, JsonNode number);

  /** A line that holds no number and does not harm those after it. */
  void bad(long line, String problem);
}

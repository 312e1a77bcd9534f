package io.dialer.api.chaos;

import java.util.List;
import java.util.Map;

/** A client that follows the results during the run, and must end up knowing all of them. */
interface Reader {

  /** Begins to read, in a thread of its own. */
  void start();

  /** Whether it has seen {@code rows} as they are: fingerprints of the final rows by id. */
  boolean knows(Map<String, String> rows);

  /** Stops reading. */
  void stop();

  /** What it saw, against the final rows. */
  List<Finding> verdict(Map<String, String> rows);
}

package io.dialer.core.task;

import java.util.List;

/**
 * What came of an import.
 *
 * @param read how many numbers the list had, rejected lines not counted
 * @param added how many of them are new to the task
 * @param changed how many were known and took other params or another time
 * @param repeated how many stood in the list more than once and were merged
 * @param undialable how many of the new ones no PBX could dial: their result is FAIL_ROUTE
 * @param rejected the lines that could not be read, in their order
 */
public record ImportReport(
    long read, long added, long changed, long repeated, long undialable, List<Line> rejected) {

  /**
   * A line that could not be read.
   *
   * @param line its number in the list, from 1
   * @param problem what is wrong with it, for people
   */
  public record Line(long line, String problem) {}
}

package io.dialer.core.task;

import java.util.List;

/**
 * What came of an import.
 *
 * @param read how many numbers the list had, rejected lines not counted
 * @param added how many of them are new to the task
 * @param changed how many were known and took other params or another time
 * @param repeated how many stood in the list more than once and were merged
 * @param undialable how many of the list no PBX could dial: as new ones they have the result
 *     FAIL_ROUTE
 * @param rejected what was left out
 * @param taskClosed whether the task is closed, so that nothing is dialled until it is opened
 */
public record ImportReport(
    long read,
    long added,
    long changed,
    long repeated,
    long undialable,
    Rejected rejected,
    boolean taskClosed) {

  /**
   * Lines that could not be read.
   *
   * @param count how many
   * @param first the first of them, in their order; not all when there are many
   */
  public record Rejected(long count, List<Line> first) {}

  /**
   * A line that could not be read.
   *
   * @param line its number in the list, from 1
   * @param problem what is wrong with it, for people
   */
  public record Line(long line, String problem) {}
}

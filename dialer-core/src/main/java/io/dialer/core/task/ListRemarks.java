package io.dialer.core.task;

import java.util.ArrayList;
import java.util.List;

/** What a client is told of a list that was taken in, whichever way it came. */
public final class ListRemarks {

  /** Its numbers will wait. */
  public static final String TASK_IS_CLOSED =
      "the task is closed; open it with \"state\": 0 to dial new numbers";

  private ListRemarks() {}

  /**
   * Remarks on the numbers of a list.
   *
   * @param repeated how many stood in it more than once
   * @param undialable how many no PBX could dial
   * @return the caller's own
   */
  public static List<String> onNumbers(long repeated, long undialable) {
    List<String> remarks = new ArrayList<>();
    if (repeated > 0) {
      remarks.add("%d repeated number(s) in the list were merged".formatted(repeated));
    }
    if (undialable > 0) {
      remarks.add(
          "%d number(s) cannot be dialled (expected 3 to 18 digits or a SIP address): their result is FAIL_ROUTE"
              .formatted(undialable));
    }
    return remarks;
  }
}

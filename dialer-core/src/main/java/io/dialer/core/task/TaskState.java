package io.dialer.core.task;

/** Whether a task dials. The numbers are those of the REST contract. */
public enum TaskState {
  OPEN(0),
  CLOSED(1),
  PAUSED(2);

  private final int number;

  TaskState(int number) {
    this.number = number;
  }

  /** The state's number on the wire and in the database. */
  public int number() {
    return number;
  }
}

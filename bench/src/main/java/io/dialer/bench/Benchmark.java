package io.dialer.bench;

/** A question about speed. Whatever it is compared with is measured in the same run. */
public interface Benchmark {

  /** What {@code ./dialer bench} calls it: a word in small letters. */
  String name();

  /** What is measured, in one line for people. */
  String title();

  /**
   * Measures. Contenders take turns, so that what else the machine does falls on all of them.
   *
   * @param scene what it may use; everything it starts, it stops
   * @param figures where its measurements go
   */
  void run(Scene scene, Figures figures) throws Exception;
}

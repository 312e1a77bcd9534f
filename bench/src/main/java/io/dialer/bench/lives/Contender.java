package io.dialer.bench.lives;

/** Who makes calls. */
interface Contender extends AutoCloseable {

  /** What it is called in the figures. */
  String name();

  /**
   * Lives that many lives, and waits until the last one is stamped. What only prepares them, such
   * as the making of jobs, is not counted.
   *
   * @return how many a second
   */
  double live(int lives) throws Exception;

  @Override
  void close();
}

package io.dialer.bench.calls;

import java.net.URI;
import java.time.Duration;

/** Somebody who makes poll calls through the emulated PBX. */
interface Caller extends AutoCloseable {

  /** Who it is, for people. */
  String title();

  /** Where the PBX has to tell it what happens. */
  URI webhooks();

  /**
   * Makes calls.
   *
   * @return seconds from the leave to dial until the last call is done with
   * @throws IllegalStateException when a call came to another end than it should
   */
  double call(Campaign campaign) throws Exception;

  /** Waits until nothing is left to do that would fall on whoever is next. */
  void settle() throws Exception;

  /** How much of the processors it has used since its start. */
  Duration processorTime();

  @Override
  void close();
}

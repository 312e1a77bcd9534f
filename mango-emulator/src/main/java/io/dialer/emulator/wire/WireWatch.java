package io.dialer.emulator.wire;

/**
 * Is told what passes between the emulated PBX and the external system, at that moment and on the
 * thread that does it: it must be quick.
 */
public interface WireWatch {

  /** Who is not interested. */
  WireWatch NOBODY =
      new WireWatch() {
        @Override
        public void sending(String path, String json) {}

        @Override
        public void arrived(String path, String json) {}
      };

  /** A webhook is about to be sent. */
  void sending(String path, String json);

  /**
   * A request has come, and is signed as it should be.
   *
   * @param path without slashes at its ends
   */
  void arrived(String path, String json);
}

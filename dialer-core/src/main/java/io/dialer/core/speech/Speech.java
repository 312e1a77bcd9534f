package io.dialer.core.speech;

/** Something that can speak a text. */
public interface Speech {

  /** The longest text that is spoken, in characters. */
  int MAX_CHARACTERS = 5_000;

  /**
   * The engine and its voice, as people know them. Another voice is another sound, so this is part
   * of what a spoken text is remembered by.
   */
  String voice();

  /**
   * Speaks a text; takes seconds, and never longer than the engine's time limit.
   *
   * @param lang the language's tag, such as {@code ru-RU}
   * @return mp3 or wav
   * @throws CannotSpeak when it does not come to a sound
   */
  byte[] speak(String text, String lang) throws CannotSpeak;
}

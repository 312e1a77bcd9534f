package io.dialer.core.speech;

/** Nothing that speaks is set up. */
public final class NoSpeech implements Speech {

  private final String why;

  /**
   * @param why what is missing and what to do, for people
   */
  public NoSpeech(String why) {
    this.why = why;
  }

  @Override
  public String voice() {
    return "none";
  }

  @Override
  public byte[] speak(String text, String lang) throws CannotSpeak {
    throw new CannotSpeak(CannotSpeak.Reason.NO_ENGINE, why);
  }
}

package io.dialer.core.audio;

import java.io.IOException;
import java.nio.file.Path;

/** An upload that is not taken; the message says why, for people. */
public final class AudioRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong with the upload. */
  public enum Reason {
    NAME,
    TOO_LARGE,
    CONTENT,
    /** Nothing is wrong with it: the audio folder cannot take it. */
    FOLDER
  }

  private final Reason reason;

  public AudioRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The disk is full, or the folder is not there or may not be written to. */
  static AudioRefused byFolder(Path folder, IOException cause) {
    AudioRefused refused =
        new AudioRefused(
            Reason.FOLDER,
            "nothing can be written to the audio folder %s (%s); see to its disk, then upload again"
                .formatted(folder, cause));
    refused.initCause(cause);
    return refused;
  }

  public Reason reason() {
    return reason;
  }
}

package io.dialer.core.audio;

/** What an uploaded file holds, judged by its content and never by its name. */
public enum AudioFormat {
  MP3("audio/mpeg"),
  WAV("audio/wav");

  private final String mediaType;

  AudioFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type under which the file is served. */
  public String mediaType() {
    return mediaType;
  }
}

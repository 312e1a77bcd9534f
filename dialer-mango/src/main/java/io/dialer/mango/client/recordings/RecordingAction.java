package io.dialer.mango.client.recordings;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a recording is asked for. */
public enum RecordingAction {
  /** To be kept as a file. */
  DOWNLOAD("download"),
  /** To be listened to. */
  PLAY("play");

  private final String title;

  RecordingAction(String title) {
    this.title = title;
  }

  /** The vendor's word. */
  @JsonValue
  String title() {
    return title;
  }
}

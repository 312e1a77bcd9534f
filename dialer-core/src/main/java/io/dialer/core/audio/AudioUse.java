package io.dialer.core.audio;

import java.util.List;

/** Knows which polls play a file, so that none loses its prompt. */
@FunctionalInterface
public interface AudioUse {

  /**
   * The polls that play {@code file}, named as people know them; empty when it may be deleted.
   * Asked inside the transaction that deletes.
   */
  List<String> pollsUsing(AudioFile file);
}

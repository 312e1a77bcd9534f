package io.dialer.api.audio;

import io.dialer.core.audio.AudioFile;
import io.dialer.core.audio.AudioUse;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import io.dialer.core.poll.Press;
import io.dialer.core.poll.Question;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Looks through the polls for one that plays an uploaded file. */
public final class PollsUsingAudio implements AudioUse {
  private final Jdbi jdbi;

  public PollsUsingAudio(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<String> pollsUsing(AudioFile file) {
    return jdbi.withExtension(PollStore.class, PollStore::all).stream()
        .filter(poll -> poll.questions().stream().anyMatch(question -> plays(question, file)))
        .map(Poll::crmId)
        .toList();
  }

  private static boolean plays(Question question, AudioFile file) {
    return file.path().equals(question.file())
        || question.presses().stream()
            .anyMatch(
                press ->
                    press.action() == Press.Action.PLAYBACK && press.value().equals(file.path()));
  }
}

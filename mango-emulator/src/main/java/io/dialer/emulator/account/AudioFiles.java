package io.dialer.emulator.account;

import io.dialer.emulator.scenario.AccountPlan.AudioPlan;
import io.dialer.emulator.scenario.Prompts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The account's audio files. A person adds them in the cabinet; the API only lists them (section
 * 3.6.8).
 */
public final class AudioFiles {
  private static final int FIRST_OWN_ID = 10001;

  private final Prompts prompts;
  private final Map<Integer, AudioFile> files = new ConcurrentSkipListMap<>();
  private final AtomicInteger nextId = new AtomicInteger(FIRST_OWN_ID);

  AudioFiles(List<AudioPlan> initial, Prompts prompts) {
    this.prompts = prompts;
    for (AudioPlan plan : initial) {
      files.put(plan.id(), new AudioFile(plan.id(), plan.name(), prompts.durationMs(plan.name())));
      nextId.accumulateAndGet(plan.id() + 1, Math::max);
    }
  }

  /**
   * Adds a file, or gives the one of this name.
   *
   * @param durationMs emulated milliseconds; null for what the scenario says of the name
   */
  public synchronized AudioFile add(String name, @Nullable Long durationMs) {
    Optional<AudioFile> known =
        files.values().stream().filter(file -> file.name().equals(name)).findAny();
    int id = known.map(AudioFile::id).orElseGet(nextId::getAndIncrement);
    long unsaid = known.map(AudioFile::durationMs).orElseGet(() -> prompts.durationMs(name));
    AudioFile file = new AudioFile(id, name, durationMs == null ? unsaid : durationMs);
    files.put(id, file);
    return file;
  }

  /** The file with this id, if there is one. */
  public Optional<AudioFile> byId(int id) {
    return Optional.ofNullable(files.get(id));
  }

  /** All files by id. */
  public List<AudioFile> all() {
    return List.copyOf(files.values());
  }
}

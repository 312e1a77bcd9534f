package io.dialer.mango;

import io.dialer.core.audio.Prompt;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.config.AudioFilesReply.AudioFile;
import io.dialer.mango.client.config.AudioFilesRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds prompts to the sounds of the vendor's cabinet.
 *
 * <p>The API cannot upload a sound: somebody puts it into the cabinet by hand and names it as the
 * prompt. Upper and lower case do not matter, nor whether the name ends with {@code .mp3} or {@code
 * .wav}. Of several sounds with one name the newest is played.
 */
public final class MangoPrompts {

  private static final Logger LOG = LoggerFactory.getLogger(MangoPrompts.class);

  /** How long another node's {@link #sync()} or {@link #lost} may go unnoticed here. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final MangoAudioStore store;
  private final MangoClient client;
  private final InstantSource clock;
  private volatile Runnable whenLost = () -> {};
  private volatile Listing listing = new Listing(Instant.MIN, Map.of());

  /** Ids of sounds by their plain names. */
  private record Listing(Instant readAt, Map<String, Long> ids) {}

  public MangoPrompts(Jdbi jdbi, MangoClient client, InstantSource clock) {
    this.store = jdbi.onDemand(MangoAudioStore.class);
    this.client = client;
    this.clock = clock;
  }

  /**
   * Looks into the cabinet now.
   *
   * @return how many sounds it has
   * @throws MangoException when it could not be read; what was known before stays
   */
  public int sync() throws MangoException {
    List<AudioFile> files = client.ask(new AudioFilesRequest()).audiofiles();
    store.replace(files, clock.instant());
    listing = read();
    LOG.info("The cabinet has {} audio files", files.size());
    return files.size();
  }

  /**
   * The PBX does not have a sound although it was listed. Nothing is bound to it until the cabinet
   * is looked into again, and tasks that need it wait.
   *
   * @param audioId null for a play without a sound, which cannot be missing
   */
  void lost(@Nullable Long audioId) {
    if (audioId == null) {
      return;
    }
    store.forget(audioId);
    listing = read();
    LOG.warn("The cabinet has no audio file {} any more; put it back and sync prompts", audioId);
    whenLost.run();
  }

  /** What is to be done when a sound turns out to be missing: to look anew which tasks can dial. */
  public void whenLost(Runnable action) {
    whenLost = action;
  }

  /** The id of the sound that a prompt is bound to; empty when the cabinet has none of its name. */
  public Optional<Long> audioId(Prompt prompt) {
    return Optional.ofNullable(fresh().ids().get(plain(prompt.name())));
  }

  /** Those of the prompts that no sound of the cabinet is named after. */
  public Set<Prompt> unbound(Collection<Prompt> prompts) {
    Map<String, Long> ids = fresh().ids();
    Set<Prompt> unbound = new LinkedHashSet<>(prompts);
    unbound.removeIf(prompt -> ids.containsKey(plain(prompt.name())));
    return unbound;
  }

  private Listing fresh() {
    Listing known = listing;
    if (known.readAt().plus(FRESH).isAfter(clock.instant())) {
      return known;
    }
    Listing read = read();
    listing = read;
    return read;
  }

  private Listing read() {
    Instant now = clock.instant();
    Map<String, Long> ids = new HashMap<>();
    store.all().forEach(file -> ids.put(plain(file.name()), file.id()));
    return new Listing(now, Map.copyOf(ids));
  }

  private static String plain(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    boolean typed = plain.endsWith(".mp3") || plain.endsWith(".wav");
    return typed ? plain.substring(0, plain.length() - 4) : plain;
  }
}

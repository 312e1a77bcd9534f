package io.dialer.core.audio;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which uploaded file a poll means, and how long prompts take. */
@RegisterConstructorMapper(PromptStore.Uploaded.class)
public interface PromptStore {

  /**
   * An uploaded file as prompts need it.
   *
   * @param durationMs how long it plays, milliseconds
   */
  record Uploaded(String name, String path, long durationMs) {}

  @SqlQuery("SELECT name, path, duration_ms FROM audio_files WHERE path = :path")
  Optional<Uploaded> at(@Bind("path") String path);

  /**
   * How long a text took when it was spoken, in milliseconds.
   *
   * @param prompt the prompt's name
   */
  @SqlQuery("SELECT duration_ms FROM spoken_texts WHERE prompt = :prompt")
  Optional<Long> spokenMs(@Bind("prompt") String prompt);
}

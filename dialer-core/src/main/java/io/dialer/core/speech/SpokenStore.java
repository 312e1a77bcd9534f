package io.dialer.core.speech;

import java.time.Instant;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How long spoken texts take. */
interface SpokenStore {

  @SqlUpdate(
      """
      INSERT INTO spoken_texts (prompt, voice, duration_ms, spoken_at)
      VALUES (:prompt, :voice, :durationMs, :now)
      ON CONFLICT (prompt) DO UPDATE
      SET voice = excluded.voice, duration_ms = excluded.duration_ms, spoken_at = excluded.spoken_at
      WHERE (spoken_texts.voice, spoken_texts.duration_ms) <> (excluded.voice, excluded.duration_ms)
      """)
  void note(
      @Bind("prompt") String prompt,
      @Bind("voice") String voice,
      @Bind("durationMs") long durationMs,
      @Bind("now") Instant now);
}

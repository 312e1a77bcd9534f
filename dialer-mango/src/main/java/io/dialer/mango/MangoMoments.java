package io.dialer.mango;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** When something last happened between the dialer and the PBX, on whichever node. */
public interface MangoMoments {

  /** The cabinet's "check connection" was pressed. */
  String PING = "ping";

  /** The cabinet's sounds were read. */
  String SOUNDS = "sounds";

  /** The cabinet's employees and groups were read. */
  String DIRECTORY = "directory";

  /** The contact centre told who is there. */
  String PRESENCE = "presence";

  /** The contact centre could not be asked: the product has none, or the request was refused. */
  String NO_PRESENCE = "no-presence";

  @SqlUpdate(
      """
      INSERT INTO mango_moments AS known (what, at) VALUES (:what, :at)
      ON CONFLICT (what) DO UPDATE SET at = greatest(known.at, excluded.at)
      """)
  void happened(@Bind("what") String what, @Bind("at") Instant at);

  /** When it happened last; empty if never. */
  @SqlQuery("SELECT at FROM mango_moments WHERE what = :what")
  Optional<Instant> last(@Bind("what") String what);
}

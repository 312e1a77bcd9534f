package io.dialer.core.outbound;

import io.dialer.core.telephony.OutboundDialler;
import io.dialer.core.telephony.OutboundDialler.Listed;
import io.dialer.core.telephony.OutboundDialler.NotDone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The PBX's lists as one round sees them: asked for once, and only when somebody needs them. */
final class Lists {
  private final OutboundDialler dialler;
  private @Nullable List<Listed> known;

  Lists(OutboundDialler dialler) {
    this.dialler = dialler;
  }

  /** The list of a chunk: by its id, or by its name while the id is not known. */
  Optional<Listed> of(Chunk chunk) throws NotDone {
    List<Listed> all = known;
    if (all == null) {
      all = dialler.lists();
      known = all;
    }
    Long id = chunk.pbxId();
    return all.stream()
        .filter(list -> id == null ? list.name().equals(chunk.marker()) : list.id() == id)
        .findFirst();
  }
}

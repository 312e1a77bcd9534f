package io.dialer.core.campaign;

import org.jspecify.annotations.Nullable;

/**
 * The policy that tasks share.
 *
 * @param outbound how the PBX's own dialler is to work; null unless {@code dialing} is OUTBOUND
 */
public record Campaign(long id, String name, Dialing dialing, @Nullable OutboundSettings outbound) {

  /** The campaign of tasks that name none. It calls back and cannot be deleted. */
  public static final long DEFAULT_ID = 1;

  public Campaign {
    if ((dialing == Dialing.OUTBOUND) != (outbound != null)) {
      throw new IllegalArgumentException(
          "outbound: expected with dialing \"outbound\", and only with it");
    }
    if (id == DEFAULT_ID && dialing != Dialing.CALLBACK) {
      throw new IllegalArgumentException(
          "dialing: campaign 1 is that of tasks that name none and stays \"callback\"; create another campaign");
    }
  }
}

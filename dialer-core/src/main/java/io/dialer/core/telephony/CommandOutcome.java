package io.dialer.core.telephony;

/** What became of a command, as far as can be known. */
public sealed interface CommandOutcome {

  /** The PBX took the command. Whether it works out is told by events. */
  record Accepted() implements CommandOutcome {}

  /**
   * The PBX did not carry it out, and certainly will not.
   *
   * @param cause the PBX's code and what it means
   * @param again whether the very same request may be taken later (a limit, no connection); if not,
   *     repeating it unchanged can never help
   */
  record Rejected(Cause cause, boolean again) implements CommandOutcome {}

  /**
   * It may or may not have been carried out: the phone may be ringing. Such a command is never sent
   * again.
   *
   * @param reason what happened, for people
   */
  record Unknown(String reason) implements CommandOutcome {}
}

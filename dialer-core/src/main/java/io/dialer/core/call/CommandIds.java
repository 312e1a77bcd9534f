package io.dialer.core.call;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How commands are named: the one that dials bears the attempt's own id, those for the live call
 * the same with a number behind it. So any event that names a command leads to its call.
 */
final class CommandIds {
  private static final Pattern LIVE = Pattern.compile("(dialer-[0-9a-f]{32})-[0-9]{1,6}");

  private CommandIds() {}

  /** The attempt's id out of any of its commands' ids. */
  static String ofAttempt(String commandId) {
    Matcher live = LIVE.matcher(commandId);
    return live.matches() ? live.group(1) : commandId;
  }
}

package io.dialer.mango.client;

import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.EndReason;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the vendor's result codes mean (document, "Список кодов результатов", and codes seen since).
 *
 * <p>A code that is not listed is read as its class, as the document asks: 2219 as 2210, 1090 as
 * 1000. The code itself is kept as received.
 */
public final class MangoCodes {

  private static final Pattern CODE = Pattern.compile("[0-9]{4}");

  private static final Map<String, EndReason> REASONS =
      Map.ofEntries(
          Map.entry("1000", EndReason.NORMAL),
          Map.entry("1110", EndReason.CALLER_HUNG_UP),
          Map.entry("1111", EndReason.NO_ANSWER),
          Map.entry("1120", EndReason.CALLEE_HUNG_UP),
          Map.entry("1121", EndReason.BUSY),
          Map.entry("1122", EndReason.DECLINED),
          Map.entry("1123", EndReason.BUSY),
          Map.entry("1124", EndReason.UNAVAILABLE),
          Map.entry("1130", EndReason.BAD_NUMBER),
          Map.entry("1131", EndReason.UNAVAILABLE),
          Map.entry("1134", EndReason.OTHER),
          Map.entry("1140", EndReason.BAD_NUMBER),
          Map.entry("1150", EndReason.BAD_NUMBER),
          Map.entry("1160", EndReason.QUEUE_FULL),
          Map.entry("1163", EndReason.QUEUE_TIMEOUT),
          Map.entry("1170", EndReason.MENU_ENDED),
          Map.entry("1180", EndReason.HUNG_UP_BY_COMMAND),
          Map.entry("1182", EndReason.NORMAL),
          Map.entry("1183", EndReason.NORMAL),
          Map.entry("1190", EndReason.UNAVAILABLE),
          // Sessions of the contact centre.
          Map.entry("1200", EndReason.OTHER),
          // An answering machine picked up.
          Map.entry("1300", EndReason.OTHER),
          Map.entry("2000", EndReason.ACCOUNT_REFUSED),
          Map.entry("3000", EndReason.BAD_REQUEST),
          Map.entry("3200", EndReason.BAD_NUMBER),
          Map.entry("3300", EndReason.BAD_NUMBER),
          Map.entry("3310", EndReason.NO_SUCH_CALL),
          Map.entry("3320", EndReason.BAD_REQUEST),
          Map.entry("3340", EndReason.BAD_REQUEST),
          Map.entry("4000", EndReason.OTHER),
          Map.entry("4101", EndReason.NO_SUCH_CALL),
          Map.entry("4200", EndReason.UNAVAILABLE),
          Map.entry("4500", EndReason.ACCOUNT_REFUSED),
          Map.entry("5000", EndReason.PBX_FAILED),
          Map.entry("5008", EndReason.TOO_MANY_REQUESTS),
          // The cabinet does not let the API buy services, or what is to be deleted is in use.
          Map.entry("5200", EndReason.ACCOUNT_REFUSED));

  private MangoCodes() {}

  /** What a code means; {@link EndReason#OTHER} for one of no known class. */
  public static EndReason reasonOf(String code) {
    if (!CODE.matcher(code).matches()) {
      return EndReason.OTHER;
    }
    for (int known = 4; known >= 1; known--) {
      EndReason reason = REASONS.get(code.substring(0, known) + "0".repeat(4 - known));
      if (reason != null) {
        return reason;
      }
    }
    return EndReason.OTHER;
  }

  /** The code as received, and what it means. */
  public static Cause cause(String code) {
    return new Cause(code, reasonOf(code));
  }

  /** Whether the code says that a command was taken: 1000 and what is read as it. */
  public static boolean isSuccess(String code) {
    return CODE.matcher(code).matches() && code.startsWith("10");
  }
}

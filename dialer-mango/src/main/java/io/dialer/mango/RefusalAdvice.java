package io.dialer.mango;

import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.mango.client.MangoException;

/** What to do when the account does not answer as asked. */
final class RefusalAdvice {

  private RefusalAdvice() {}

  static String of(MangoException refused) {
    if (!(refused.outcome() instanceof Rejected rejected)) {
      return "try again; if it stays so, look at mango.apiUrl (MANGO_API_URL) and the network";
    }
    String code = rejected.cause().code();
    return switch (rejected.cause().reason()) {
      case PBX_FAILED -> "look at mango.apiUrl (MANGO_API_URL), the network and the firewall";
      case TOO_MANY_REQUESTS -> "the request budget is used up; try again in a minute";
      case ACCOUNT_REFUSED ->
          code.equals("401")
              ? "the PBX blocks the product for two minutes after malformed requests; wait, then"
                  + " compare MANGO_API_KEY and MANGO_API_SALT with the cabinet"
              : "the account does not allow it: look into the cabinet whether the API connector and"
                  + " its services are switched on and paid";
      default ->
          "compare MANGO_API_KEY and MANGO_API_SALT with the cabinet, and look there whether this"
              + " machine's address may ask";
    };
  }
}

package io.dialer.mango.client.contactcentre;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request to the company, over whatever channel (section 3.9.1). Times are in seconds
 * since 1970, UTC.
 *
 * @param channelType 0 unknown, 1 call, 2 site, 3 VK, 4 Facebook, 5 Viber, 6 Telegram, 7 SMS, 8
 *     e-mail, 9 WhatsApp, 10 dialogs
 * @param create when it came
 * @param end when it was closed
 * @param result 1 done, 2 passed on, 3 waited too long, 4 not answered, 5 spam, 6 sending is
 *     forbidden
 * @param assignUserId the employee it was given to
 * @param closeUserId the employee who closed it
 * @param contactId its contact in the address book
 * @param firstAnswer when an employee answered first
 * @param start when work on it began
 * @param entryPoint where it came in: of a call, the number that was called
 * @param groupId the group that it was given to
 * @param dealId its deal
 * @param params bits, see {@link #direction}, {@link #automatic}, {@link #triggered}
 * @param more fields that are not known to us
 */
public record Conversion(
    @Nullable Long conversionId,
    @Nullable Integer channelType,
    @Nullable Long create,
    @Nullable Long end,
    @Nullable Integer result,
    @Nullable Long assignUserId,
    @Nullable Long closeUserId,
    @Nullable Long contactId,
    @Nullable Long firstAnswer,
    @Nullable Long start,
    @Nullable String entryPoint,
    @Nullable Long groupId,
    @Nullable Long dealId,
    @Nullable Integer params,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {

  /** Bits 0 and 1: 0 within the company, 1 incoming, 2 outgoing. */
  public int direction() {
    return bits() & 3;
  }

  /** Bit 2: nobody but a machine made it. */
  public boolean automatic() {
    return (bits() & 4) != 0;
  }

  /** Bit 3: a trigger made it. */
  public boolean triggered() {
    return (bits() & 8) != 0;
  }

  private int bits() {
    return params == null ? 0 : params;
  }
}

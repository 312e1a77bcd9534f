package io.dialer.mango.client.outbound;

import io.dialer.mango.client.Check;
import org.jspecify.annotations.Nullable;

/**
 * One number to be dialled by a campaign.
 *
 * @param name what operators and reports name it by; at most 255 characters
 * @param position at most 255 characters
 * @param organization at most 255 characters
 * @param number a phone or a SIP address; at most 64 characters
 * @param additionalInfo at most 511 characters
 */
public record ListedTask(
    String name,
    @Nullable String position,
    @Nullable String organization,
    String number,
    @Nullable String additionalInfo) {

  public ListedTask {
    Check.of("tasks/push")
        .present("tasks.name", name)
        .characters("tasks.name", name, 255)
        .characters("tasks.position", position, 255)
        .characters("tasks.organization", organization, 255)
        .present("tasks.number", number)
        .number("tasks.number", number)
        .characters("tasks.number", number, 64)
        .characters("tasks.additional_info", additionalInfo, 511);
  }

  /** A number that is named by itself. */
  public static ListedTask of(String number) {
    return new ListedTask(number, null, null, number, null);
  }
}

package io.dialer.mango.client.commands;

import io.dialer.mango.client.MangoCommand;
import io.dialer.mango.client.MangoLimit;

/**
 * {@code commands/callback} (section 3.2.1): rings {@code from.number}, and once it is answered,
 * {@code to_number}.
 *
 * @param toNumber an extension, a group or any number
 * @param lineNumber the line to call through
 */
public record CallbackRequest(String commandId, From from, String toNumber, String lineNumber)
    implements MangoCommand {

  /**
   * Who is rung first.
   *
   * @param extension the employee in whose name the call is made
   * @param number the number that stands for the employee during this call: the customer's
   */
  public record From(String extension, String number) {}

  @Override
  public String path() {
    return "commands/callback";
  }

  @Override
  public MangoLimit limit() {
    return MangoLimit.CALLBACK;
  }

  @Override
  public boolean live() {
    return false;
  }
}

package io.dialer.core.task;

import java.util.regex.Pattern;

/**
 * A customer's number as a list has it.
 *
 * @param phone as the client sent it, without blanks around it
 * @param phoneId the last ten digits, by which numbers of one task are told apart; of a SIP
 *     address, the address
 * @param dialable whether any PBX could dial it
 */
public record PhoneNumber(String phone, String phoneId, boolean dialable) {

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}().]");
  private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]{3,18}");
  private static final Pattern SIP = Pattern.compile("(?i)(sips?:)?[^\\s@:;,\"]+@[^\\s@:;,\"]+");
  private static final int ID_LENGTH = 10;

  /** Reads a number. Separators that people write are not part of the identity. */
  public static PhoneNumber of(String written) {
    String phone = written.strip();
    String digits = withoutSeparators(phone);
    if (DIGITS.matcher(digits).matches()) {
      String plain = digits.startsWith("+") ? digits.substring(1) : digits;
      return new PhoneNumber(phone, plain.substring(Math.max(0, plain.length() - ID_LENGTH)), true);
    }
    return new PhoneNumber(phone, phone, SIP.matcher(phone).matches());
  }

  /** What is dialled: the prefix and the number, without separators. */
  public static String toDial(String prefix, String phone) {
    String digits = withoutSeparators(phone);
    return DIGITS.matcher(digits).matches()
        ? prefix + (digits.startsWith("+") ? digits.substring(1) : digits)
        : phone;
  }

  /** Most numbers have none: they are spared the search. */
  private static String withoutSeparators(String phone) {
    return phone.chars().allMatch(c -> c >= '0' && c <= '9')
        ? phone
        : SEPARATORS.matcher(phone).replaceAll("");
  }
}

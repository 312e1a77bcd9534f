package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an employee is rung (sections 3.6.12 and 3.6.13). Null leaves a field as it is.
 *
 * @param extension the short number
 * @param dialAlg how the numbers are rung, 0 to 2
 * @param useStatus whether the contact centre's status counts when calls are given out, 0 or 1
 * @param useCcNumbers whether calls come to the numbers chosen in the contact centre, 0 or 1
 * @param numbers in the order of use; in a change they replace all former ones
 */
public record Incoming(
    @Nullable String extension,
    @Nullable Integer dialAlg,
    @Nullable Integer useStatus,
    @Nullable Integer useCcNumbers,
    @Nullable List<Contact> numbers) {

  /** Fields that are malformed are refused with {@code InvalidRequest}. */
  public Incoming {
    Check.of("member")
        .format("extension", extension, Extensions.SHORT, Extensions.EXPECTED)
        .between("dial_alg", dialAlg, 0, 2)
        .between("use_status", useStatus, 0, 1)
        .between("use_cc_numbers", useCcNumbers, 0, 1);
  }

  /**
   * A number of the employee.
   *
   * @param protocol {@code tel}, {@code sip} or {@code fmc}
   * @param waitSec seconds to wait for an answer, 0 for the platform's own limit
   * @param status {@code on} or {@code off}
   * @param schedule when it is used; null for always
   */
  public record Contact(
      String number,
      String protocol,
      @Nullable Integer waitSec,
      @Nullable String status,
      @Nullable Schedule schedule) {

    /** A number that is malformed is refused with {@code InvalidRequest}. */
    public Contact {
      Check.of("member")
          .present("numbers.number", number)
          .number("numbers.number", number)
          .present("numbers.protocol", protocol)
          .oneOf("numbers.protocol", protocol, "tel", "sip", "fmc")
          .between("numbers.wait_sec", waitSec, 0, Integer.MAX_VALUE)
          .oneOf("numbers.status", status, "on", "off");
    }
  }
}

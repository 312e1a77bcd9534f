package io.dialer.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          79261234567              | 9261234567       | true  | 79261234567
          +79261234567             | 9261234567       | true  | 79261234567
          89261234567              | 9261234567       | true  | 89261234567
          9261234567               | 9261234567       | true  | 9261234567
          8 (926) 123-45-67        | 9261234567       | true  | 89261234567
          '  8.926.123.45.67 '     | 9261234567       | true  | 89261234567
          '8\u00a0926\u00a0123\u201145\u201367' | 9261234567 | true | 89261234567
          '\ufeff79261234567'      | 9261234567       | true  | 79261234567
          00442071838750           | 2071838750       | true  | 00442071838750
          112                      | 112              | true  | 112
          101                      | 101              | true  | 101
          12                       | 12               | false | 12
          1234567890123456789      | 1234567890123456789 | false | 1234567890123456789
          sip:anna@vats.example    | sip:anna@vats.example | true | sip:anna@vats.example
          anna@vats.example        | anna@vats.example | true | anna@vats.example
          sip:anna                 | sip:anna         | false | sip:anna
          ++79261234567            | ++79261234567    | false | ++79261234567
          7926123456x              | 7926123456x      | false | 7926123456x
          "7926; DROP TABLE"       | "7926; DROP TABLE" | false | "7926; DROP TABLE"
          ''                       | ''               | false | ''
          +                        | +                | false | +
          """)
  void isReadAsPeopleWriteIt(String written, String phoneId, boolean dialable, String dialled) {
    PhoneNumber number = PhoneNumber.of(written);
    assertThat(number.phoneId()).isEqualTo(phoneId);
    assertThat(number.dialable()).isEqualTo(dialable);
    assertThat(PhoneNumber.toDial("", number.phone())).isEqualTo(dialled);
  }

  @ParameterizedTest
  @CsvSource({"9,89261234567,989261234567", "9,+79261234567,979261234567", "9,a@b.c,a@b.c"})
  void isDialledWithItsPrefix(String prefix, String phone, String dialled) {
    assertThat(PhoneNumber.toDial(prefix, phone)).isEqualTo(dialled);
  }
}

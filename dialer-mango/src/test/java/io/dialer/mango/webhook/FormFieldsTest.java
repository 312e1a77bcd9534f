package io.dialer.mango.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json=%7B%22a%22%3A%22b%5C%2Fc%22%7D&sign=1 | {"a":"b\\/c"}
          sign=1&json={"a":"\\u041f"}                | {"a":"\\u041f"}
          json=a+b%2Bc                               | a b+c
          json=a=b&json=c                            | a=b
          &&json=x&                                  | x
          json=100%                                  | 100%
          json=%zz%4                                 | %zz%4
          json=%d0%9f                                | П
          json                                       | ''
          other=1                                    | ''
          """)
  void urlEncodedFieldsAreDecodedByteForByte(String body, String json) {
    FormFields form = FormFields.of("application/x-www-form-urlencoded", body.getBytes(UTF_8));
    assertThat(new String(form.get("json"), UTF_8)).isEqualTo(json);
  }

  @Test
  void bytesThatAreNoCharactersSurvive() {
    FormFields form = FormFields.of(null, "json=%ff%00%fe".getBytes(UTF_8));
    assertThat(form.get("json")).isEqualTo(new byte[] {(byte) 0xff, 0, (byte) 0xfe});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=--x-1",
        "Multipart/Form-Data; charset=utf-8; boundary=\"--x-1\""
      })
  void multipartFieldsAreTakenAsTheyAre(String contentType) {
    String body =
        """
        ----x-1
        Content-Disposition: form-data; name="vpbx_api_key"

        key
        ----x-1
        Content-Disposition: form-data; filename="name=sign"; name="json"
        Content-Type: application/json

        {"a":"б+%41",

        "--x-1":1}
        ----x-1
        content-disposition: form-data; name=sign


        ----x-1--
        """
            .replace("\n", "\r\n");
    FormFields form = FormFields.of(contentType, body.getBytes(UTF_8));
    assertThat(new String(form.get("vpbx_api_key"), UTF_8)).isEqualTo("key");
    assertThat(new String(form.get("json"), UTF_8))
        .isEqualTo("{\"a\":\"б+%41\",\r\n\r\n\"--x-1\":1}");
    assertThat(form.get("sign")).isEmpty();
    assertThat(form.byName()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--b", "--b\r\n", "--b\r\n\r\n", "--b\r\nname=x\r\n\r\nopen", "junk"})
  void brokenMultipartHasNoFields(String body) {
    assertThat(FormFields.of("multipart/form-data; boundary=b", body.getBytes(ISO_8859_1)).byName())
        .isEmpty();
    assertThat(FormFields.of("multipart/form-data", body.getBytes(ISO_8859_1)).byName()).isEmpty();
  }

  @Test
  void doesNotPrintValues() {
    assertThat(FormFields.of(null, "vpbx_api_key=hidden".getBytes(UTF_8)).toString())
        .isEqualTo("FormFields[vpbx_api_key]");
  }
}

package io.dialer.api.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * JSON on the left, what PHP's {@code serialize(json_decode(…, true))} makes of it on the right.
 */
class PhpTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ""                            | s:0:"";
          "a"                           | s:1:"a";
          "Пётр"                        | s:8:"Пётр";
          "😀"                          | s:4:"😀";
          "a\\"b"                       | s:3:"a"b";
          null                          | N;
          true                          | b:1;
          false                         | b:0;
          0                             | i:0;
          -7                            | i:-7;
          9223372036854775807           | i:9223372036854775807;
          9223372036854775808           | d:9.223372036854776E+18;
          1.5                           | d:1.5;
          1.0                           | d:1;
          0.1                           | d:0.1;
          -2.25                         | d:-2.25;
          1.0E3                         | d:1000;
          1E25                          | d:1.0E+25;
          0.00001                       | d:1.0E-5;
          []                            | a:0:{}
          {}                            | a:0:{}
          [1,"b"]                       | a:2:{i:0;i:1;i:1;s:1:"b";}
          {"name":"Иван"}               | a:1:{s:4:"name";s:8:"Иван";}
          {"5":"x","-5":"y","05":"z"}   | a:3:{i:5;s:1:"x";i:-5;s:1:"y";s:2:"05";s:1:"z";}
          {"b":{"a":[true,null]}}       | a:1:{s:1:"b";a:1:{s:1:"a";a:2:{i:0;b:1;i:1;N;}}}
          {"":1}                        | a:1:{s:0:"";i:1;}
          """)
  void isWhatPhpWrites(String json, String php) throws Exception {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      assertThat(PhpText.of(parser)).isEqualTo(php);
    }
  }
}

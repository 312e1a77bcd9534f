package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.telephony.EndReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MangoCodesTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      textBlock =
          """
          1000, NORMAL
          1001, NORMAL
          1090, NORMAL
          1100, NORMAL
          1110, CALLER_HUNG_UP
          1111, NO_ANSWER
          1120, CALLEE_HUNG_UP
          1121, BUSY
          1122, DECLINED
          1123, BUSY
          1124, UNAVAILABLE
          1125, CALLEE_HUNG_UP
          1130, BAD_NUMBER
          1131, UNAVAILABLE
          1132, BAD_NUMBER
          1133, BAD_NUMBER
          1134, OTHER
          1135, BAD_NUMBER
          1140, BAD_NUMBER
          1150, BAD_NUMBER
          1151, BAD_NUMBER
          1152, BAD_NUMBER
          1160, QUEUE_FULL
          1161, QUEUE_FULL
          1162, QUEUE_FULL
          1163, QUEUE_TIMEOUT
          1164, QUEUE_FULL
          1170, MENU_ENDED
          1171, MENU_ENDED
          1180, HUNG_UP_BY_COMMAND
          1181, HUNG_UP_BY_COMMAND
          1182, NORMAL
          1183, NORMAL
          1190, UNAVAILABLE
          1191, UNAVAILABLE
          1192, UNAVAILABLE
          1193, UNAVAILABLE
          1200, OTHER
          1236, OTHER
          1310, OTHER
          1314, OTHER
          2000, ACCOUNT_REFUSED
          2110, ACCOUNT_REFUSED
          2219, ACCOUNT_REFUSED
          2400, ACCOUNT_REFUSED
          3000, BAD_REQUEST
          3100, BAD_REQUEST
          3105, BAD_REQUEST
          3137, BAD_REQUEST
          3200, BAD_NUMBER
          3299, BAD_NUMBER
          3300, BAD_NUMBER
          3310, NO_SUCH_CALL
          3320, BAD_REQUEST
          3330, BAD_NUMBER
          3340, BAD_REQUEST
          3400, BAD_REQUEST
          4001, OTHER
          4100, OTHER
          4101, NO_SUCH_CALL
          4104, OTHER
          4200, UNAVAILABLE
          4300, OTHER
          4403, OTHER
          4501, ACCOUNT_REFUSED
          4507, ACCOUNT_REFUSED
          5000, PBX_FAILED
          5003, PBX_FAILED
          5008, TOO_MANY_REQUESTS
          5011, PBX_FAILED
          5104, PBX_FAILED
          5201, ACCOUNT_REFUSED
          5212, ACCOUNT_REFUSED
          6012, OTHER
          9999, OTHER
          17, OTHER
          oops, OTHER
          """)
  void aCodeIsReadByItselfOrAsItsClass(String code, EndReason reason) {
    assertThat(MangoCodes.cause(code).code()).isEqualTo(code);
    assertThat(MangoCodes.reasonOf(code)).isEqualTo(reason);
  }

  @Test
  void only10xxSaysThatACommandWasTaken() {
    assertThat(MangoCodes.isSuccess("1000")).isTrue();
    assertThat(MangoCodes.isSuccess("1090")).isTrue();
    assertThat(MangoCodes.isSuccess("1100")).isFalse();
    assertThat(MangoCodes.isSuccess("10")).isFalse();
    assertThat(MangoCodes.isSuccess("3100")).isFalse();
  }
}

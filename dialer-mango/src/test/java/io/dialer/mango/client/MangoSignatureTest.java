package io.dialer.mango.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MangoSignatureTest {

  private final MangoSignature signature =
      new MangoSignature(new Secret("key"), new Secret("salt"));

  /** Checked with: printf 'key{}salt' | sha256sum */
  @Test
  void isSha256OfKeyJsonAndSalt() {
    assertThat(signature.of("{}"))
        .isEqualTo("6a591005f93c3d5080524c57ebe649861d4ac51865ee447be2031ae531acb3e8");
  }

  @Test
  void coversTheJsonByteForByte() {
    for (String json : new String[] {"{\"a\":\"b\\/c\"}", "{\"a\":\"\\u041f\"}", "{ \"a\" : 1 }"}) {
      byte[] sign = signature.of(json).getBytes(UTF_8);
      assertThat(verify(signature, sign, json)).isTrue();
      assertThat(
              verify(
                  signature,
                  sign,
                  json.replace("\\/", "/").replace(" ", "").replace("\\u041f", "П")))
          .isFalse();
    }
  }

  @Test
  void refusesAnotherSaltAnotherKeyAndNothing() {
    byte[] sign = signature.of("{}").getBytes(UTF_8);
    assertThat(verify(new MangoSignature(new Secret("key"), new Secret("pepper")), sign, "{}"))
        .isFalse();
    assertThat(signature.verify("yek".getBytes(UTF_8), sign, "{}".getBytes(UTF_8))).isFalse();
    assertThat(signature.verify(new byte[0], new byte[0], new byte[0])).isFalse();
  }

  private static boolean verify(MangoSignature signature, byte[] sign, String json) {
    return signature.verify("key".getBytes(UTF_8), sign, json.getBytes(UTF_8));
  }
}

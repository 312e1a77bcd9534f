package io.dialer.api.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form as browsers and curl send it. */
public final class Multipart {
  private static final String BOUNDARY = "----dialer-test-boundary";

  private final ByteArrayOutputStream form = new ByteArrayOutputStream();

  public Multipart file(String name, String fileName, byte[] content) {
    form.writeBytes(
        ("--" + BOUNDARY + "\r\n")
            .concat(
                "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                    .formatted(name, fileName))
            .concat("Content-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(form.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }
}

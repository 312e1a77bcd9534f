package io.dialer.emulator.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What happens when a telephone is called, with the vendor's code for it ("Список кодов
 * результатов").
 */
public enum Behaviour {
  /** The call is answered. */
  @JsonProperty("answer")
  ANSWER(1000),
  /** The line is engaged. */
  @JsonProperty("busy")
  BUSY(1121),
  /** It rings until the PBX gives up. */
  @JsonProperty("no_answer")
  NO_ANSWER(1111),
  /** The telephone is switched off or out of reach. */
  @JsonProperty("unavailable")
  UNAVAILABLE(1131),
  /** There is no such number. */
  @JsonProperty("wrong_number")
  WRONG_NUMBER(1133);

  private final int code;

  Behaviour(int code) {
    this.code = code;
  }

  /** The disconnect reason of a leg that ends this way. */
  public int code() {
    return code;
  }
}

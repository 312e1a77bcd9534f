package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An employee of the account.
 *
 * @param card name, numbers and settings, with the names of section 3.6.12
 */
public record Employee(int id, ObjectNode card) {
  /** The internal number. */
  public String extension() {
    return card.path("extension").asText();
  }

  /** Surname, name. */
  public String name() {
    return card.path("name").asText();
  }

  /** The telephone that rings: the first that is switched on; empty if none is. */
  public String number() {
    for (JsonNode telephone : card.path("numbers")) {
      if (!telephone.path("status").asText().equals("off")) {
        return telephone.path("number").asText();
      }
    }
    return "";
  }

  /** Whether this telephone is one of the employee's. */
  public boolean has(String number) {
    for (JsonNode telephone : card.path("numbers")) {
      if (telephone.path("number").asText().equals(number)) {
        return true;
      }
    }
    return false;
  }
}

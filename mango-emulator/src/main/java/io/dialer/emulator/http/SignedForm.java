package io.dialer.emulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.signature.Signature;
import java.util.Map;

/**
 * The three fields of every request (section 2.2).
 *
 * @param json as received, byte for byte: the signature is over this
 */
record SignedForm(String key, String sign, String json) {
  static SignedForm of(Map<String, String> fields) throws ApiError {
    // The examples of section 4 write api_key where all others write vpbx_api_key.
    String key = fields.containsKey("api_key") ? "api_key" : "vpbx_api_key";
    return new SignedForm(field(fields, key), field(fields, "sign"), field(fields, "json"));
  }

  private static String field(Map<String, String> fields, String name) throws ApiError {
    String value = fields.get(name);
    if (value == null) {
      throw new ApiError(ApiError.MISSING, "The form field " + name + " is missing");
    }
    return value;
  }

  void verify(Signature signature) throws ApiError {
    if (!signature.key().equals(key)) {
      throw new ApiError(ApiError.WRONG_KEY, "The key is unknown");
    }
    if (!signature.matches(sign, json)) {
      throw new ApiError(ApiError.WRONG_SIGN, "The signature does not fit the json as received");
    }
  }

  Params params() throws ApiError {
    // Methods without parameters take an "empty json": clients write it in these ways.
    if (json.isBlank() || json.equals("[]")) {
      return new Params(Json.object());
    }
    try {
      return new Params(Json.read(json));
    } catch (JsonProcessingException e) {
      throw new ApiError(ApiError.WRONG_FORMAT, "json is not JSON: " + e.getOriginalMessage());
    }
  }
}

package io.dialer.mango.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

/**
 * The vendor's JSON: written without spaces and without nulls, names with underscores, read with
 * whatever fields it has. A number is read from a string and a string from a number, an empty map
 * from {@code []}.
 */
public final class MangoJson {

  /** The one mapper of the client's records. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          // What would be an empty object comes as an empty list.
          .withCoercionConfig(
              LogicalType.Map,
              map -> map.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.AsEmpty))
          .withCoercionConfig(
              LogicalType.POJO,
              empty -> empty.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.AsNull))
          .build();

  private MangoJson() {}
}

package io.dialer.mango.client.config;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The money on the account.
 *
 * @param currency by its letters, as {@code RUB}
 * @param responseAt when it was so, {@code yyyy-MM-dd HH:mm:ss}; the document names no time zone
 * @param more what else the reply holds
 */
public record BalanceReply(
    @JsonProperty(required = true) BigDecimal balance,
    @Nullable String currency,
    @Nullable String responseAt,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}

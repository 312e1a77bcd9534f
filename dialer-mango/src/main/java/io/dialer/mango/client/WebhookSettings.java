package io.dialer.mango.client;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Arrays;
import java.util.List;

/**
 * The block {@code mango.webhooks} of the configuration: who may post them, and what becomes of
 * them.
 */
public final class WebhookSettings {

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
  private List<String> allowFrom = List.of();

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private String clientAddressHeader = "";

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private int tries = 10;

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private int keptDays = 7;

  /** Addresses and networks that webhooks are taken from; empty: from everywhere. */
  public List<String> allowFrom() {
    return allowFrom.stream()
        .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
        .filter(address -> !address.isEmpty())
        .toList();
  }

  /** The header in which a proxy of ours tells the sender; empty: nothing stands in between. */
  public String clientAddressHeader() {
    return clientAddressHeader.strip();
  }

  /** How often it is tried to apply a webhook before it is set aside. */
  public int tries() {
    return tries;
  }

  /** For how many days webhooks are kept that are done with. */
  public int keptDays() {
    return keptDays;
  }
}

package io.dialer.api.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dialer.api.rest.Fields;
import io.dialer.api.rest.JsonTrouble;
import io.dialer.api.rest.Refusal;
import io.dialer.core.campaign.Campaign;
import io.dialer.core.campaign.Dialing;
import io.dialer.core.campaign.OutboundSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a campaign as clients send it. */
final class CampaignForm {
  /** Ids in addresses have up to 18 digits. */
  private static final long GREATEST_ID = 999_999_999_999_999_999L;

  private static final int LONGEST_NAME = 250;

  private final ObjectReader settings;

  CampaignForm(ObjectMapper json) {
    // A setting that is spelt wrongly would be left to the PBX without a word.
    this.settings =
        json.readerFor(OutboundSettings.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /**
   * Reads a campaign.
   *
   * @param body what was sent
   * @param nextId gives an id to a campaign that was sent without one
   * @throws Refusal if something in it cannot be meant
   */
  Campaign read(JsonNode body, LongSupplier nextId) {
    if (!body.isObject()) {
      throw Refusal.badRequest("a campaign is expected as a JSON object");
    }
    Optional<Long> id = Fields.whole(body.get("id"), "id", 1, GREATEST_ID);
    String name =
        Fields.text(body.get("name"), "name", LONGEST_NAME)
            .orElseThrow(() -> Refusal.badRequest("name: a text is expected"));
    Dialing dialing = dialing(body.get("dialing"));
    OutboundSettings outbound = outbound(body.get("outbound"));
    try {
      return new Campaign(id.orElseGet(nextId::getAsLong), name, dialing, outbound);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Dialing dialing(@Nullable JsonNode sent) {
    String dialing = Fields.text(sent, "dialing", 32).orElse("");
    return switch (dialing) {
      case "", "callback" -> Dialing.CALLBACK;
      case "outbound" -> Dialing.OUTBOUND;
      default ->
          throw Refusal.badRequest(
              "dialing: callback or outbound is expected, found \"%s\"".formatted(dialing));
    };
  }

  private @Nullable OutboundSettings outbound(@Nullable JsonNode sent) {
    if (sent == null || sent.isNull()) {
      return null;
    }
    try {
      return settings.readValue(sent);
    } catch (ValueInstantiationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw Refusal.badRequest(String.valueOf(cause.getMessage()));
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest("outbound: " + JsonTrouble.explain(e));
    } catch (IOException e) {
      throw Refusal.badRequest("outbound: the settings cannot be read");
    }
  }
}

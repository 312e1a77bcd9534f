package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialer.core.telephony.CallEvent.LegChanged;
import io.dialer.core.telephony.CallEvent.ListLegChanged;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CampaignEventsTest {

  @Test
  void aCallOfACampaignIsTold() throws MalformedWebhook {
    String json =
        """
        {"entry_id":"e","call_id":"c","timestamp":1600000000,"seq":1,"call_state":"Appeared","location":"abonent",
         "from":{"number":"74951234567"},"to":{"number":"79260000001"},"task_id":2489649,
         "callback_initiator":"ObDial"}
        """;
    assertThat(MangoEvents.read("events/call", json, Instant.EPOCH))
        .singleElement()
        .isInstanceOf(ListLegChanged.class);
    assertThat(MangoEvents.read("events/call", json.replace("ObDial", "API"), Instant.EPOCH))
        .singleElement()
        .isInstanceOf(LegChanged.class);
  }
}

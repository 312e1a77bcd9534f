package io.dialer.mango.client.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.mango.FakeMango;
import io.dialer.mango.client.InvalidRequest;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordingLinksTest {

  private final RecordingLinks links =
      new RecordingLinks(
          FakeMango.configuration("https://app.mango-office.ru/vpbx", new String[0]));

  /** Computed apart: {@code printf %s KEY1441894484RECORDINGSALT | sha256sum}. */
  @Test
  void aLinkIsSignedOverItsExpiryAndTheRecording() {
    assertThat(
            links.signed(
                "0d0a984b45c0", RecordingAction.PLAY, Instant.ofEpochSecond(1_441_894_484)))
        .isEqualTo(
            URI.create(
                "https://app.mango-office.ru/vpbx/queries/recording/link/0d0a984b45c0/play/"
                    + FakeMango.KEY
                    + "/1441894484/eb558ed70d184863efbfc343282dc3bc6442d1de13bcd4980aca2fdfb87a48a0"));
  }

  @Test
  void theRecordingIsSignedAsItIsAndWrittenAsAPathMustBe() {
    assertThat(links.signed("MTo+/MQ==", RecordingAction.DOWNLOAD, Instant.ofEpochSecond(1)))
        .asString()
        .endsWith(
            "/link/MTo%2B%2FMQ%3D%3D/download/"
                + FakeMango.KEY
                + "/1/d0da42a272f06502e7da84c4629e2b5eea5b4c32b26262c7f7bfc21f76b63694");
  }

  @Test
  void aLinkThroughTheCabinetHasNoSecrets() {
    assertThat(links.throughCabinet("0d3f60a984b45c0", RecordingAction.PLAY))
        .isEqualTo(
            URI.create(
                "https://app.mango-office.ru/vpbx/queries/recording/issa/0d3f60a984b45c0/play/"));
  }

  @Test
  void aLinkNeedsARecording() {
    assertThatThrownBy(() -> links.signed("", RecordingAction.PLAY, Instant.EPOCH))
        .isInstanceOf(InvalidRequest.class)
        .hasMessage("queries/recording/link: recording_id is missing; the method needs it");
    assertThatThrownBy(() -> links.throughCabinet(" ", RecordingAction.PLAY))
        .isInstanceOf(InvalidRequest.class);
  }
}

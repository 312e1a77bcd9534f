package io.dialer.mango.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dialer.mango.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(MangoWebhookResource.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
  }

  @Test
  void tellsOnceAMinuteHowManyThereWere() {
    TestClock clock = new TestClock();
    RefusalLog log = new RefusalLog("Refused {} webhooks", clock);
    for (int i = 0; i < 100; i++) {
      log.refused();
    }
    clock.move(Duration.ofMinutes(1));
    log.refused();
    List<String> told = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(told).hasSize(2);
    assertThat(log.all()).isEqualTo(101);
    assertThat(told.get(0)).startsWith("Refused 1 webhooks");
    assertThat(told.get(1)).startsWith("Refused 100 webhooks");
  }
}

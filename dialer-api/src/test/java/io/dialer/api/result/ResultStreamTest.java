package io.dialer.api.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResultStreamTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void aStreamThatFailsHalfWayIsNeverAWholeReply() {
    DATABASE.jdbi().useHandle(h -> h.execute("ALTER TABLE polling_results RENAME TO gone"));
    ResultStream stream = new ResultStream(DATABASE.jdbi(), new ObjectMapper(), 1);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    assertThatThrownBy(() -> stream.ofTask(1, Map.of("id", "1")).write(sent))
        .isInstanceOf(JdbiException.class);
    assertThat(sent.toString(StandardCharsets.UTF_8)).doesNotEndWith("}");
  }
}

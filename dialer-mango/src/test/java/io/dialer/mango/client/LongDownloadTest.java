package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dialer.mango.FakeMango;
import io.dialer.mango.client.statistics.StatsResultRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that would fill the disk is given up before it does. */
class LongDownloadTest {
  private static final long TERABYTE = 1L << 40;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, TERABYTE);
          exchange.getResponseBody().write(new byte[1000]);
          exchange.getResponseBody().flush();
          await();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itIsNotEvenBegunWhenItsLengthIsTold(@TempDir Path folder) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/vpbx/";
    MangoConfiguration configuration = FakeMango.configuration(url, new String[0]);
    MangoClient client = new MangoClient(configuration, (limit, live) -> true);
    assertThatThrownBy(() -> client.download(new StatsResultRequest("k"), folder.resolve("report")))
        .isInstanceOf(MangoException.class)
        .hasMessageContaining("the reply has more than 536870912 bytes");
  }
}

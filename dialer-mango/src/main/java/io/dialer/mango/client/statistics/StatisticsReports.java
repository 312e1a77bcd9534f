package io.dialer.mango.client.statistics;

import io.dialer.core.telephony.CommandOutcome;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoDownload;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.MangoQuery;
import io.dialer.mango.client.Waiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks for statistics and waits for them (section 3.3.1): a report is ordered, then asked for every
 * five seconds until it is ready, then read row by row, in constant memory.
 */
public final class StatisticsReports {

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int TRIES = 60;

  private final MangoClient client;
  private final Waiter waiter;

  /**
   * @param waiter how the time between two questions passes
   */
  public StatisticsReports(MangoClient client, Waiter waiter) {
    this.client = client;
    this.waiter = waiter;
  }

  /**
   * Reads the legs of calls that have ended.
   *
   * @throws MangoException when the report could not be had within five minutes; rows that came
   *     before may have been handed on
   */
  public void read(StatsRequest request, Consumer<CallLeg> legs) throws MangoException {
    read(request, StatsResultRequest::new, request.columns(), row -> legs.accept(CallLeg.of(row)));
  }

  /**
   * Reads how incoming calls were served.
   *
   * @throws MangoException as above
   */
  public void read(ServedCallsRequest request, Consumer<ServedCall> calls) throws MangoException {
    read(
        request,
        ServedCallsResultRequest::new,
        request.columns(),
        row -> calls.accept(ServedCall.of(row)));
  }

  private void read(
      MangoQuery<StatsKey> request,
      Function<String, MangoDownload> result,
      List<String> columns,
      Consumer<Map<String, String>> rows)
      throws MangoException {
    MangoDownload download = result.apply(client.ask(request).key());
    try {
      Path file = Files.createTempFile("mango-statistics-", ".csv");
      try {
        fetch(download, file);
        Csv.read(file, columns, rows);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw failed(download, "the report cannot be read: " + e.getMessage());
    }
  }

  private void fetch(MangoDownload download, Path file) throws MangoException {
    for (int tried = 0; tried < TRIES; tried++) {
      pause(download);
      if (client.download(download, file)) {
        return;
      }
    }
    throw failed(download, "the report was not ready within five minutes");
  }

  private void pause(MangoDownload download) throws MangoException {
    try {
      waiter.await(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(download, "interrupted while waiting for the report");
    }
  }

  private static MangoException failed(MangoDownload download, String reason) {
    return new MangoException(download.path(), new CommandOutcome.Unknown(reason));
  }
}

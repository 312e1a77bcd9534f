package io.dialer.mango.client.outbound;

import io.dialer.core.telephony.CommandOutcome;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks for reports of campaigns and reads them attempt by attempt, in constant memory. */
public final class CampaignReports {

  private final MangoClient client;

  public CampaignReports(MangoClient client) {
    this.client = client;
  }

  /**
   * Reads every attempt of a campaign, those of one task in their order.
   *
   * @param attempts told each
   * @throws MangoException when the report could not be had, or breaks off; attempts that it told
   *     of before may have been handed on
   */
  public void read(CampaignReportRequest request, Consumer<ReportedAttempt> attempts)
      throws MangoException {
    try {
      Path file = Files.createTempFile("mango-campaign-", ".json");
      try {
        if (!client.download(request, file)) {
          throw failed(request, "there is no report");
        }
        try (InputStream json = Files.newInputStream(file)) {
          AttemptRows.read(json, attempts);
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw failed(request, "the report cannot be read: " + e.getMessage());
    }
  }

  private static MangoException failed(CampaignReportRequest request, String reason) {
    return new MangoException(request.path(), new CommandOutcome.Unknown(reason));
  }
}

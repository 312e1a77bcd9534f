package io.dialer.api;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dialer.api.database.DatabaseSettings;
import io.dialer.api.session.SignInSettings;
import io.dialer.api.settings.CannotStart;
import io.dialer.api.settings.DialingSettings;
import io.dialer.api.settings.RehearsalSettings;
import io.dialer.api.settings.RetentionSettings;
import io.dialer.api.settings.SpeechSettings;
import io.dialer.api.settings.WebhookSettings;
import io.dialer.api.settings.WrongSetting;
import io.dialer.mango.client.MangoConfiguration;
import io.dropwizard.core.Configuration;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.util.DataSize;
import jakarta.validation.Valid;
import java.nio.file.Path;
import java.time.ZoneId;

/** The whole of {@code config.yml}, which explains the settings one by one. */
public final class DialerConfiguration extends Configuration {

  @Valid @JsonProperty private DatabaseSettings database = new DatabaseSettings();
  @Valid @JsonProperty private SignInSettings signIn = new SignInSettings();
  @Valid @JsonProperty private DialingSettings dialing = new DialingSettings();
  @JsonProperty private RetentionSettings retention = new RetentionSettings();
  @Valid @JsonProperty private SpeechSettings speech = new SpeechSettings();
  @Valid @JsonProperty private RehearsalSettings rehearsal = new RehearsalSettings();
  @Valid @JsonProperty private WebhookSettings webhooks = new WebhookSettings();
  @JsonProperty private MangoConfiguration mango = new MangoConfiguration();

  @JsonProperty private Path dataDir = Path.of("data");
  @JsonProperty private Path audioDir = Path.of("");
  @JsonProperty private ZoneId timeZone = ZoneId.of("Europe/Moscow");
  @JsonProperty private DataSize maxBody = DataSize.mebibytes(64);
  @JsonProperty private DataSize maxImport = DataSize.gibibytes(4);
  @JsonProperty private int maxProgressStreams = 200;

  public DatabaseSettings database() {
    return database;
  }

  public SignInSettings signIn() {
    return signIn;
  }

  public DialingSettings dialing() {
    return dialing;
  }

  public RetentionSettings retention() {
    return retention;
  }

  public SpeechSettings speech() {
    return speech;
  }

  public RehearsalSettings rehearsal() {
    return rehearsal;
  }

  public WebhookSettings webhooks() {
    return webhooks;
  }

  public MangoConfiguration mango() {
    return mango;
  }

  /** Where the embedded database and, unless said otherwise, the audio are kept. */
  public Path dataDir() {
    return dataDir;
  }

  /** Where uploaded audio is kept. */
  public Path audioDir() {
    Path folder = audioDir.toString().isEmpty() ? dataDir.resolve("audio") : audioDir;
    return folder.toAbsolutePath().normalize();
  }

  /** The time zone of dates that come without one, and of calling hours. */
  public ZoneId timeZone() {
    return timeZone;
  }

  /** The largest request body that is taken. */
  public DataSize maxBody() {
    return maxBody;
  }

  /** The largest list that is taken as a stream. */
  public DataSize maxImport() {
    return maxImport;
  }

  /** How many clients may be told the progress of tasks as it changes. */
  public int maxProgressStreams() {
    return maxProgressStreams;
  }

  /**
   * Checks what neither the types nor the constraints of the settings can.
   *
   * @throws WrongSetting for the first that cannot be used
   * @throws CannotStart when the PBX is set up in part only
   */
  public void check() {
    if (getLoggingFactory() instanceof DefaultLoggingFactory logging
        && Level.toLevel(logging.getLevel(), null) == null) {
      throw new WrongSetting("logging.level", "ERROR, WARN, INFO or DEBUG is expected");
    }
    if (maxBody.toBytes() < 1) {
      throw new WrongSetting("maxBody", "a size such as 64MiB is expected");
    }
    if (maxImport.toBytes() < 1) {
      throw new WrongSetting("maxImport", "a size such as 4GiB is expected");
    }
    database.check();
    if (maxProgressStreams < 0) {
      throw new WrongSetting("maxProgressStreams", "0 or more is expected");
    }
    dialing.check();
    retention.check();
    speech.check();
    webhooks.check();
    if (mango.isGiven() && !mango.problems().isEmpty()) {
      throw new CannotStart(String.join("; ", mango.problems()));
    }
  }
}

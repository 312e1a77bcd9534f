package io.dialer.api.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the nodes of a run find their database and their PBX.
 *
 * @param apiUrl the PBX's
 * @param folder for all that they keep
 */
public record NodeSettings(String databaseUrl, String databaseUser, URI apiUrl, Path folder) {

  /**
   * What every node is told by its environment.
   *
   * @param speed emulated seconds per second
   * @param limits how many times the vendor's limits are, per real second; 0 for none
   */
  public Map<String, String> at(int speed, int limits) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DIALER_DB_URL", databaseUrl);
    settings.put("DIALER_DB_USER", databaseUser);
    settings.put("DIALER_DATA_DIR", folder.toString());
    settings.put("DIALER_AUDIO_DIR", folder.resolve("audio").toString());
    settings.put("DIALER_ADMIN_PORT", "0");
    settings.put("DIALER_BIND_HOST", "127.0.0.1");
    settings.put("DIALER_SPEECH_ENGINE", "none");
    settings.put("DIALER_WEBHOOK_FIRST_PAUSE", "250ms");
    settings.put("DIALER_WEBHOOK_LONGEST_PAUSE", "2s");
    settings.putAll(pace(speed));
    settings.putAll(limits(limits));
    settings.put("MANGO_API_URL", apiUrl.toString());
    settings.put("MANGO_API_KEY", "demo-key");
    settings.put("MANGO_API_SALT", "demo-salt");
    settings.put("MANGO_EXTENSION", "20");
    settings.put("MANGO_LINE", "74950000001");
    settings.put("MANGO_IVR_LINE", "74950000002");
    settings.put("MANGO_CONNECT_TIMEOUT_MILLIS", "1000");
    settings.put("MANGO_REQUEST_TIMEOUT_MILLIS", "1000");
    return settings;
  }

  /** As fast as the PBX. */
  private static Map<String, String> pace(int speed) {
    Map<String, String> pace = new HashMap<>();
    pace.put("DIALER_REHEARSAL_TIMES_FASTER", Integer.toString(speed));
    pace.put("DIALER_SILENCE", 5_000 / speed + "ms");
    pace.put("DIALER_FIRST_KEY_WITHIN", 120_000 / speed + "ms");
    pace.put("DIALER_SPEECH_RATE", Integer.toString(13 * speed));
    return pace;
  }

  private static Map<String, String> limits(int times) {
    Map<String, String> limits = new HashMap<>();
    limits.put("MANGO_LIMIT_ALL", raised(10, times));
    limits.put("MANGO_LIMIT_CALLBACK", raised(4, times));
    limits.put("MANGO_LIMIT_HANGUP", raised(4, times));
    limits.put("MANGO_LIMIT_ROUTE", raised(0.5, times));
    limits.put("MANGO_LIMIT_USERS", raised(0.5, times));
    limits.put("MANGO_LIMIT_STATS_REQUEST", raised(0.5, times));
    return limits;
  }

  private static String raised(double perSecond, int times) {
    return String.format(Locale.ROOT, "%.1f", perSecond * times);
  }
}

package io.dialer.api.chaos;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What every node of a run is told by its environment. */
record NodeSettings(Postgres postgres, Pbx pbx, Path folder) {

  Map<String, String> at(int speed) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DIALER_DB_URL", postgres.url());
    settings.put("DIALER_DB_USER", postgres.user());
    settings.put("DIALER_DATA_DIR", folder.toString());
    settings.put("DIALER_AUDIO_DIR", folder.resolve("audio").toString());
    settings.put("DIALER_ADMIN_PORT", "0");
    settings.put("DIALER_BIND_HOST", "127.0.0.1");
    settings.put("DIALER_SPEECH_ENGINE", "none");
    settings.put("DIALER_WEBHOOK_FIRST_PAUSE", "250ms");
    settings.put("DIALER_WEBHOOK_LONGEST_PAUSE", "2s");
    settings.putAll(pace(speed));
    settings.put("MANGO_API_URL", pbx.apiUrl().toString());
    settings.put("MANGO_API_KEY", "demo-key");
    settings.put("MANGO_API_SALT", "demo-salt");
    settings.put("MANGO_EXTENSION", "20");
    settings.put("MANGO_LINE", "74950000001");
    settings.put("MANGO_IVR_LINE", "74950000002");
    settings.put("MANGO_CONNECT_TIMEOUT_MILLIS", "1000");
    settings.put("MANGO_REQUEST_TIMEOUT_MILLIS", "1000");
    return settings;
  }

  /** As fast as the PBX, and its limits. */
  private static Map<String, String> pace(int speed) {
    Map<String, String> pace = new HashMap<>();
    pace.put("DIALER_REHEARSAL_TIMES_FASTER", Integer.toString(speed));
    pace.put("DIALER_SILENCE", 5_000 / speed + "ms");
    pace.put("DIALER_FIRST_KEY_WITHIN", 120_000 / speed + "ms");
    pace.put("DIALER_SPEECH_RATE", Integer.toString(13 * speed));
    pace.put("MANGO_LIMIT_ALL", raised(10));
    pace.put("MANGO_LIMIT_CALLBACK", raised(4));
    pace.put("MANGO_LIMIT_HANGUP", raised(4));
    pace.put("MANGO_LIMIT_ROUTE", raised(0.5));
    pace.put("MANGO_LIMIT_USERS", raised(0.5));
    pace.put("MANGO_LIMIT_STATS_REQUEST", raised(0.5));
    return pace;
  }

  private static String raised(double perSecond) {
    return String.format(Locale.ROOT, "%.1f", perSecond * Pbx.LIMITS_RAISED);
  }
}

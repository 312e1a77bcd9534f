package io.dialer.mango.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;

/**
 * How to reach one virtual PBX of MANGO OFFICE, and as whom. Read from YAML; a setting that is
 * absent or empty keeps its default, and {@link #problems()} says what is wrong or missing.
 */
public final class MangoConfiguration {

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private String apiUrl = "https://app.mango-office.ru/vpbx/";

  private Secret apiKey = new Secret("");
  private Secret apiSalt = new Secret("");

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private String extension = "";

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private String line = "";

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private String ivrLine = "";

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private long connectTimeoutMillis = 3_000;

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private long requestTimeoutMillis = 10_000;

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private Map<String, Double> limits = Map.of();

  @JsonProperty
  @JsonSetter(nulls = Nulls.SKIP)
  private WebhookSettings webhooks = new WebhookSettings();

  @JsonProperty("apiKey")
  @JsonSetter(nulls = Nulls.SKIP)
  void setApiKey(String apiKey) {
    this.apiKey = new Secret(apiKey.strip());
  }

  @JsonProperty("apiSalt")
  @JsonSetter(nulls = Nulls.SKIP)
  void setApiSalt(String apiSalt) {
    this.apiSalt = new Secret(apiSalt.strip());
  }

  /** The API's base address, which the methods' paths are appended to; ends with a slash. */
  public URI apiUrl() {
    String url = apiUrl.strip();
    return URI.create(url.endsWith("/") ? url : url + "/");
  }

  /** The product's unique code ("уникальный код вашей АТС"), sent with every request. */
  public Secret apiKey() {
    return apiKey;
  }

  /** The key that requests are signed with; it is never sent. */
  public Secret apiSalt() {
    return apiSalt;
  }

  /** The employee in whose name calls are made. */
  public String extension() {
    return extension.strip();
  }

  /** The line through which calls go out: the number that customers see. */
  public String line() {
    return line.strip();
  }

  /** Our own line whose scheme is a voice menu: where answered calls of polls are led. */
  public String ivrLine() {
    return ivrLine.strip();
  }

  /** How long to wait for a connection. Until it is there, nothing has been sent. */
  public Duration connectTimeout() {
    return Duration.ofMillis(connectTimeoutMillis);
  }

  /** How long to wait for a whole reply. After it, what became of the command is unknown. */
  public Duration requestTimeout() {
    return Duration.ofMillis(requestTimeoutMillis);
  }

  /** What connects to the vendor. TLS is 1.2: the vendor supports no other version. */
  public HttpClient.Builder http() {
    SSLParameters tls = new SSLParameters();
    tls.setProtocols(new String[] {"TLSv1.2"});
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connectTimeout())
        .sslParameters(tls);
  }

  /** The vendor's limits, with what the configuration changes in them. */
  public MangoLimits limits() {
    return MangoLimits.withOverrides(limits);
  }

  /** Who may post webhooks, and what becomes of them. */
  public WebhookSettings webhooks() {
    return webhooks;
  }

  /** Whether any of the account's settings is there: whether this PBX is meant to be used. */
  public boolean isGiven() {
    return !(apiKey.value().isEmpty()
        && apiSalt.value().isEmpty()
        && extension().isEmpty()
        && line().isEmpty()
        && ivrLine().isEmpty());
  }

  /** One line for each setting that is wrong or missing; empty when the adapter can work. */
  public List<String> problems() {
    return new SettingProblems()
        .url("mango.apiUrl (MANGO_API_URL)", apiUrl)
        .secret("mango.apiKey (MANGO_API_KEY)", apiKey)
        .secret("mango.apiSalt (MANGO_API_SALT)", apiSalt)
        .extension("mango.extension (MANGO_EXTENSION)", extension())
        .line("mango.line (MANGO_LINE)", line(), "the line through which calls go out")
        .line("mango.ivrLine (MANGO_IVR_LINE)", ivrLine(), "the line whose scheme plays polls")
        .atLeastOne("mango.connectTimeoutMillis", connectTimeoutMillis)
        .atLeastOne("mango.requestTimeoutMillis", requestTimeoutMillis)
        .limits("mango.limits", limits)
        .senders("mango.webhooks.allowFrom (MANGO_ALLOW_FROM)", webhooks.allowFrom())
        .within("mango.webhooks.tries (MANGO_WEBHOOK_TRIES)", webhooks.tries(), 1, 100)
        .within("mango.webhooks.keptDays (MANGO_WEBHOOKS_KEPT_DAYS)", webhooks.keptDays(), 1, 90)
        .found();
  }

  @Override
  public String toString() {
    return "MangoConfiguration[apiUrl=%s, apiKey=%s, apiSalt=%s, extension=%s, line=%s, ivrLine=%s]"
        .formatted(apiUrl, apiKey, apiSalt, extension, line, ivrLine);
  }
}

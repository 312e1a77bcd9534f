package io.dialer.core.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.core.http.LimitedBody;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Yandex SpeechKit, API v1: {@code POST …/speech/v1/tts:synthesize}, the answer is mp3. */
public final class YandexSpeech implements Speech {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_COMPLAINT = 200;

  /** The longest text is some minutes of mp3, a few megabytes. */
  private static final int ANSWER_AT_MOST = 16 * 1024 * 1024;

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

  /**
   * Whom to ask, and as whom.
   *
   * @param url the method's whole address
   * @param key an API key of a service account; never shown
   * @param folder the account's folder; may be empty, then the service account's own is meant
   * @param voice a voice's name, such as {@code alena}; may be empty, then the language's default
   *     speaks
   * @param limit how long one text may take
   */
  public record Account(URI url, String key, String folder, String voice, Duration limit) {
    @Override
    public String toString() {
      return "SpeechKit at " + url;
    }
  }

  private final Account account;
  private final HttpClient http;

  public YandexSpeech(Account account) {
    this.account = account;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .build();
  }

  @Override
  public String voice() {
    return account.voice().isEmpty() ? "yandex" : "yandex " + account.voice();
  }

  @Override
  public byte[] speak(String text, String lang) throws CannotSpeak {
    if (text.length() > MAX_CHARACTERS) {
      throw CannotSpeak.refused(
          "the text has %d characters: SpeechKit speaks at most %d"
              .formatted(text.length(), MAX_CHARACTERS));
    }
    HttpResponse<byte[]> reply = ask(request(text, lang));
    if (reply.statusCode() != 200) {
      throw refusal(reply);
    }
    return reply.body();
  }

  private HttpRequest request(String text, String lang) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("text", text);
    fields.put("lang", lang);
    fields.put("voice", account.voice());
    fields.put("folderId", account.folder());
    fields.put("format", "mp3");
    String form =
        fields.entrySet().stream()
            .filter(field -> !field.getValue().isEmpty())
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(account.url())
        .header("Authorization", "Api-Key " + account.key())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  // A request's own time limit ends with the headers; this one counts to the last byte.
  private HttpResponse<byte[]> ask(HttpRequest request) throws CannotSpeak {
    CompletableFuture<HttpResponse<byte[]>> reply =
        http.sendAsync(request, LimitedBody.of(BodyHandlers.ofByteArray(), ANSWER_AT_MOST));
    try {
      return reply.get(account.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw CannotSpeak.trouble(
          "SpeechKit did not answer within %d s; try again in a moment"
              .formatted(account.limit().toSeconds()));
    } catch (ExecutionException e) {
      throw CannotSpeak.trouble(
          "SpeechKit at %s cannot be reached (%s)".formatted(account.url().getHost(), why(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CannotSpeak.trouble("the dialer is stopping");
    } finally {
      reply.cancel(true);
    }
  }

  private static String why(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getMessage()
        : cause.getClass().getSimpleName();
  }

  private static CannotSpeak refusal(HttpResponse<byte[]> reply) {
    String said = complaint(reply);
    return switch (reply.statusCode()) {
      case 400, 413 -> CannotSpeak.refused("SpeechKit does not speak this text: " + said);
      case 401, 403 ->
          CannotSpeak.trouble(
              "SpeechKit does not accept the key (speech.key) or the folder (speech.folder): "
                  + said);
      case 429 ->
          CannotSpeak.trouble("SpeechKit is asked too often; try again in a moment: " + said);
      default -> CannotSpeak.trouble("SpeechKit failed; try again later: " + said);
    };
  }

  /** The service's own words, where its answer has them. */
  private static String complaint(HttpResponse<byte[]> reply) {
    String words = "";
    try {
      JsonNode json = JSON.readTree(new String(reply.body(), StandardCharsets.UTF_8));
      words = json.path("error_message").asText(json.path("message").asText(""));
    } catch (JsonProcessingException e) {
      // Not the service's own answer, perhaps a proxy's: its status says enough.
    }
    String status = "HTTP " + reply.statusCode();
    return words.isEmpty()
        ? status
        : status + ", " + words.substring(0, Math.min(words.length(), MAX_COMPLAINT));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

package io.dialer.mango.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.dialer.core.telephony.Cause;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.CommandOutcome.Rejected;
import io.dialer.core.telephony.EndReason;
import io.dialer.mango.FakeMango;
import io.dialer.mango.client.commands.HangUpRequest;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS as the vendor speaks it: TLS 1.2 and nothing newer, with a certificate of its own name. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Rejected NOT_SENT =
      new Rejected(new Cause("NO_CONNECTION", EndReason.PBX_FAILED), true);

  @TempDir private Path folder;
  private final AtomicInteger requests = new AtomicInteger();

  @Test
  void tls12IsSpoken() throws Exception {
    assertThat(hangUp("TLSv1.2", "ip:127.0.0.1", true)).isEqualTo(new Accepted());
    assertThat(requests).hasValue(1);
  }

  @Test
  void aPeerThatSpeaksOnlyTls13IsRefused() throws Exception {
    assertThat(hangUp("TLSv1.3", "ip:127.0.0.1", true)).isEqualTo(NOT_SENT);
    assertThat(requests).hasValue(0);
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    assertThat(hangUp("TLSv1.2", "dns:other.example", true)).isEqualTo(NOT_SENT);
    assertThat(requests).hasValue(0);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    assertThat(hangUp("TLSv1.2", "ip:127.0.0.1", false)).isEqualTo(NOT_SENT);
    assertThat(requests).hasValue(0);
  }

  private CommandOutcome hangUp(String protocol, String name, boolean trusted) throws Exception {
    KeyStore keys = selfSigned(name);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context(keys)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters only = getSSLContext().getDefaultSSLParameters();
            only.setProtocols(new String[] {protocol});
            parameters.setSSLParameters(only);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] reply = "{\"result\":1000}".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
    try {
      String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/vpbx/";
      SSLContext tls = trusted ? context(keys) : SSLContext.getDefault();
      return new MangoClient(
              FakeMango.configuration(url, new String[0]), (limit, live) -> true, tls)
          .send(new HangUpRequest("c-1", "leg"));
    } finally {
      server.stop(0);
    }
  }

  /** A certificate for that name, made by the running JDK's own tool. */
  private KeyStore selfSigned(String name) throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "mango",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-dname",
                    "CN=mango",
                    "-ext",
                    "san=" + name,
                    "-validity",
                    "2",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    new String(PASSWORD)))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLContext context(KeyStore keys) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("mango", keys.getCertificate("mango"));
    TrustManagerFactory others =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }
}

package io.dialer.mango;

import io.dialer.mango.client.MangoConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whether the API's host can be reached, and speaks the only version of TLS that is used with it.
 */
final class ConnectionCheck {

  private static final String WHAT = "connection";

  private ConnectionCheck() {}

  static Finding of(MangoConfiguration configuration) {
    URI url = configuration.apiUrl();
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    int millis = Math.toIntExact(configuration.connectTimeout().toMillis());
    String host = url.getHost() + ":" + port;
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(url.getHost(), port);
      if (address.isUnresolved()) {
        throw new UnknownHostException(url.getHost());
      }
      socket.connect(address, millis);
      socket.setSoTimeout(millis);
      return secure
          ? secured(socket, url.getHost(), port)
          : plain(host, address.getAddress().isLoopbackAddress());
    } catch (UnknownHostException e) {
      return Finding.fail(
          WHAT,
          "there is no host " + url.getHost(),
          "look at mango.apiUrl (MANGO_API_URL) and DNS");
    } catch (SSLException e) {
      return Finding.fail(
          WHAT,
          host + " refuses TLS 1.2: " + e.getMessage(),
          "a proxy in between may end TLS; the certificate must be valid for the host");
    } catch (IOException e) {
      return Finding.fail(
          WHAT,
          host + " cannot be reached: " + e.getMessage(),
          "look at the network and the firewall");
    }
  }

  private static Finding secured(Socket socket, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket tls = (SSLSocket) factory.createSocket(socket, host, port, true)) {
      SSLParameters parameters = new SSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.2"});
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      SSLSession session = tls.getSession();
      X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
      return Finding.pass(
          WHAT,
          "%s:%d over %s, certificate valid until %s"
              .formatted(
                  host,
                  port,
                  session.getProtocol(),
                  certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC).toLocalDate()));
    }
  }

  private static Finding plain(String host, boolean local) {
    return local
        ? Finding.pass(WHAT, host + " without TLS, on this machine")
        : Finding.fail(
            WHAT,
            host + " is spoken to without TLS: the key can be read on the way",
            "set mango.apiUrl (MANGO_API_URL) to an address that begins with https://");
  }
}

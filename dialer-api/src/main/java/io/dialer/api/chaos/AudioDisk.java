package io.dialer.api.chaos;

import io.dialer.api.demo.Tone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The audio folder that the nodes share, and a client that uploads while it cannot be used. */
final class AudioDisk {
  private static final String BOUNDARY = "----dialer-chaos";

  private final Path folder;
  private final List<URI> nodes;
  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int uploads;

  AudioDisk(Path folder, List<URI> nodes) {
    this.folder = folder;
    this.nodes = List.copyOf(nodes);
  }

  /**
   * Takes the folder away, uploads to every node, and gives it back. Meanwhile a file has its name,
   * so that no node that starts makes a new folder.
   */
  synchronized void failAnUpload() throws IOException, InterruptedException {
    Path away = folder.resolveSibling(folder.getFileName() + ".away");
    Files.move(folder, away);
    Files.createFile(folder);
    try {
      for (URI node : nodes) {
        expectRefusal(node, "full" + ++uploads + ".wav");
      }
    } finally {
      Files.delete(folder);
      Files.move(away, folder);
    }
  }

  private void expectRefusal(URI node, String name) throws InterruptedException {
    try {
      HttpResponse<String> reply = upload(node, name);
      boolean refused = reply.statusCode() >= 500 && reply.body().contains("\"result\":false");
      if (!refused) {
        broken.add("%s: %d %s".formatted(name, reply.statusCode(), reply.body()));
      }
    } catch (IOException e) {
      // The node is down just now.
    }
  }

  private HttpResponse<String> upload(URI node, String name)
      throws IOException, InterruptedException {
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(BOUNDARY, name);
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve("module-dialer/v1/audio"))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(Tone.wav(Duration.ofSeconds(2))),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Whether every upload was refused in good form, and nothing of one was left behind. */
  List<Finding> verdict(Jdbi database) throws IOException {
    List<String> left =
        database.withHandle(
            handle ->
                handle.createQuery("SELECT path FROM audio_files").mapTo(String.class).list());
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> left.add(file.toString()));
    }
    return List.of(
        Finding.none("uploads to a full folder are refused with a 5xx", uploads + " made", broken),
        Finding.none("nothing is half stored of a refused upload", left));
  }
}

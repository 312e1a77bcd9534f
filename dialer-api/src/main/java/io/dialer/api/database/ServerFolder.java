package io.dialer.api.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Where the embedded server's files are.
 *
 * @param root {@code <data folder>/postgres}, readable by its owner only
 */
record ServerFolder(Path root) {

  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  static ServerFolder in(Path dataFolder) throws IOException {
    Path root = dataFolder.toAbsolutePath().normalize().resolve("postgres");
    Files.createDirectories(root.getParent());
    if (!Files.isDirectory(root)) {
      Files.createDirectory(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return new ServerFolder(root.toRealPath());
  }

  Path data() {
    return root.resolve("data");
  }

  Path binaries() {
    return root.resolve("binaries");
  }

  Path lockFile() {
    return root.resolve("dialer.lock");
  }

  Path startLog() {
    return root.resolve("start.log");
  }

  /** The log that tells most about a server that does not start. */
  Path log() {
    Path running = data().resolve("log").resolve("postgresql.log");
    return Files.exists(running) ? running : startLog();
  }

  Path pidFile() {
    return data().resolve("postmaster.pid");
  }

  /** The process that the server's own file names, whether it lives or not. */
  Optional<Long> pid() {
    return pidFileLine(PID_LINE);
  }

  /** The port that the server's own file names. */
  Optional<Integer> runningPort() {
    return pidFileLine(PORT_LINE).map(Long::intValue);
  }

  boolean isServerAlive() {
    return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
  }

  /** The port of the last run, so that addresses noted elsewhere stay good; or a free one. */
  int port() throws IOException {
    Path remembered = root.resolve("port");
    int port =
        Files.exists(remembered) ? Integer.parseInt(Files.readString(remembered).strip()) : 0;
    if (port == 0 || !isFree(port)) {
      port = freePort();
      Files.writeString(remembered, port + "\n");
    }
    return port;
  }

  private Optional<Long> pidFileLine(int line) {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      return line < lines.size()
          ? Optional.of(Long.parseLong(lines.get(line).strip()))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      // No server, or one that is just writing the file.
      return Optional.empty();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

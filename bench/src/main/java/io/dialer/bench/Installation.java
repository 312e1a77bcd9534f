package io.dialer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built dialer, as its users have it. */
final class Installation {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");

  private Installation() {}

  static Path home() {
    return Path.of(System.getenv().getOrDefault("DIALER_HOME", ".")).toAbsolutePath().normalize();
  }

  /** What {@code ./dialer} runs. */
  static Path launcher() {
    return home().resolve("dialer");
  }

  /** The service with all that it needs. */
  static Path jar() {
    Path jar = home().resolve("dialer-api/target/dialer.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: ./dialer help builds it");
    }
    return jar;
  }

  /** A command line of the Java that runs this, with the launcher's heap and collector. */
  static List<String> java(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(arguments);
    return command;
  }

  /** The service without the launcher. */
  static List<String> service() {
    return java(List.of("-jar", jar().toString(), "server"));
  }
}

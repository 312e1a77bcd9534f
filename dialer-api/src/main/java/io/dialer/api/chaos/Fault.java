package io.dialer.api.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Something that goes wrong at a moment, and is over by itself. */
sealed interface Fault {

  /** What is counted in the run's table. */
  String title();

  /** Goes wrong; returns when it is over. */
  void befall(Scene scene) throws IOException, InterruptedException;

  /** A node is killed, and comes back with a clock that is wrong in another way. */
  record NodeKilled(int node, Duration down, long clockAheadMillis) implements Fault {
    @Override
    public String title() {
      return "node killed (kill -9)";
    }

    @Override
    public void befall(Scene scene) throws IOException, InterruptedException {
      scene.nodes().bounce(node, Node::kill, down, clockAheadMillis);
    }
  }

  /** A node is told to stop, and comes back with a clock that is wrong in another way. */
  record NodeStopped(int node, Duration down, long clockAheadMillis) implements Fault {
    @Override
    public String title() {
      return "node stopped (SIGTERM)";
    }

    @Override
    public void befall(Scene scene) throws IOException, InterruptedException {
      scene.nodes().bounce(node, Node::terminate, down, clockAheadMillis);
    }
  }

  /** PostgreSQL is stopped and started again. */
  record DatabaseRestarted(Postgres.Stop how, Duration down) implements Fault {
    @Override
    public String title() {
      return "PostgreSQL restarted (" + how.name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public void befall(Scene scene) throws IOException {
      scene.postgres().restart(how, down);
    }
  }

  /** Some of the nodes' connections to the database are ended by the server. */
  record ConnectionsCut(double share) implements Fault {
    @Override
    public String title() {
      return "database connections cut";
    }

    @Override
    public void befall(Scene scene) {
      scene.postgres().cutConnections(share);
    }
  }

  /** The next requests to the PBX fail, in one of the emulator's ways. */
  record RequestsFail(String kind, int next) implements Fault {
    private static final long LONGER_THAN_NODES_WAIT = 3_000;

    @Override
    public String title() {
      return "requests: " + kind;
    }

    @Override
    public void befall(Scene scene) throws IOException, InterruptedException {
      scene.pbx().fault(kind, next, "commands/", LONGER_THAN_NODES_WAIT);
    }
  }

  /** The next webhooks of the PBX go wrong, in one of the emulator's ways. */
  record WebhooksFail(String kind, int next, long delayMillis) implements Fault {
    @Override
    public String title() {
      return "webhooks: " + kind;
    }

    @Override
    public void befall(Scene scene) throws IOException, InterruptedException {
      scene.pbx().fault(kind, next, "/", delayMillis);
    }
  }

  /** Nothing can be written to the audio folder, while somebody uploads. */
  record AudioDiskFull() implements Fault {
    @Override
    public String title() {
      return "audio folder full";
    }

    @Override
    public void befall(Scene scene) throws IOException, InterruptedException {
      scene.audio().failAnUpload();
    }
  }
}

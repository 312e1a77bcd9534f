package io.dialer.api.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** The cluster's processes, behind one balancer for the PBX. */
public final class Nodes implements AutoCloseable {

  /** Of many short-lived processes: little memory, and little time spent on compiling. */
  static final List<String> SHORT_LIVED =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

  private final List<Node> nodes;
  private final Balancer balancer;
  private final Semaphore mayBeDown;

  private Nodes(List<Node> nodes, Balancer balancer) {
    this.nodes = nodes;
    this.balancer = balancer;
    this.mayBeDown = new Semaphore(Math.max(1, nodes.size() - 1));
  }

  /**
   * Makes nodes that are yet to be started.
   *
   * @param folder where their logs are written
   * @param configuration their file
   * @param settings their environment
   * @param javaOptions of each process
   */
  public static Nodes of(
      int count,
      Path folder,
      Path configuration,
      Map<String, String> settings,
      List<String> javaOptions)
      throws IOException {
    List<Node> nodes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      nodes.add(new Node("node-" + i, folder, configuration, settings, javaOptions));
    }
    return new Nodes(List.copyOf(nodes), new Balancer(nodes));
  }

  /** Starts all of them together, each with a clock that is wrong in its own way. */
  void start(Deck deck) throws InterruptedException, ExecutionException {
    start(deck::clockAhead);
  }

  /** Starts all of them together, and waits until they answer. */
  public void start() throws InterruptedException, ExecutionException {
    start(() -> 0);
  }

  private void start(LongSupplier clocks) throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> starts = new ArrayList<>();
    for (Node node : nodes) {
      long clockAhead = clocks.getAsLong();
      starts.add(
          () -> {
            node.start(clockAhead);
            return true;
          });
    }
    ExecutorService together = Executors.newCachedThreadPool();
    try {
      for (Future<Boolean> started : together.invokeAll(starts)) {
        started.get();
      }
    } finally {
      together.shutdownNow();
    }
  }

  /**
   * Ends a node and starts it again. While it is the last one that is up, it waits for another, as
   * whoever updates a cluster does.
   */
  void bounce(int node, Node.Ending ending, Duration down, long clockAheadMillis)
      throws IOException, InterruptedException {
    mayBeDown.acquire();
    try {
      nodes.get(node).bounce(ending, down, clockAheadMillis);
    } finally {
      mayBeDown.release();
    }
  }

  /** Their addresses, each with a slash at its end. */
  public List<URI> addresses() {
    return nodes.stream().map(Node::address).toList();
  }

  /** Where the PBX sends its webhooks. */
  public URI webhooks() {
    return URI.create("http://127.0.0.1:" + balancer.port() + "/mango");
  }

  /** Ends all of them for good. */
  void end() {
    nodes.forEach(Node::end);
  }

  @Override
  public void close() throws IOException {
    end();
    balancer.close();
  }
}

package io.dialer.bench.lives;

import io.dialer.bench.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * What the machine could do at all: the same rows, written by four connections for a hundred calls
 * at a time, and nothing else. Nobody decides anything, and all hundred calls keep step.
 */
final class WavesContender extends Rival {
  private static final int WAVE = 100;
  private static final int CONNECTIONS = 4;

  private final List<Runnable> waves = new ArrayList<>();
  private ExecutorService writers = Executors.newFixedThreadPool(CONNECTIONS);

  WavesContender(Scene scene) throws Exception {
    super("floor: waves of 100", scene);
  }

  @Override
  void prepare(JobOfALife job, int numbers) {
    waves.clear();
    for (long first = 1; first <= numbers; first += WAVE) {
      long last = Math.min(first + WAVE - 1, numbers);
      List<Long> wave = LongStream.rangeClosed(first, last).boxed().toList();
      waves.add(() -> job.liveTogether(wave));
    }
  }

  @Override
  void start() {
    writers = Executors.newFixedThreadPool(CONNECTIONS);
    waves.forEach(writers::execute);
  }

  @Override
  void stop() {
    writers.shutdownNow();
  }
}

package io.dialer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a benchmark measured. Contenders are compared, and their ratios held against targets. */
public final class Figures {
  private final Map<String, String> units = new LinkedHashMap<>();
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  /**
   * A figure that counts.
   *
   * @param what what it is the ratio of, or what it is
   * @param target what it ought to be; null: nothing was asked of it
   */
  record Verdict(String what, double value, @Nullable Target target) {

    /** Whether it is as it ought to be; true also where nothing was asked. */
    boolean isMet() {
      return target == null || target.isMet(value);
    }
  }

  /** One round's measurement of a contender. */
  public void add(String contender, String unit, double value) {
    units.put(contender, unit);
    values.computeIfAbsent(contender, name -> new ArrayList<>()).add(value);
    System.out.printf("    %-42s %10s %s%n", contender, Numbers.shortly(value), unit);
  }

  /** The median of what a contender was measured at. */
  public double median(String contender) {
    return series(contender).median();
  }

  /**
   * Holds the ratio of two contenders against a target: the median of what it was in each round.
   * They take turns, and what else the machine did in a round fell on both.
   *
   * @throws IllegalStateException when one of them was measured in more rounds
   */
  public void ratio(String of, String to, @Nullable Target target) {
    Series ratios = series(of).over(series(to));
    verdict(ratios.contender(), ratios.median(), target);
  }

  /** Holds a figure of its own against a target. */
  public void verdict(String what, double value, @Nullable Target target) {
    verdicts.add(new Verdict(what, value, target));
  }

  /** Something that has to be known to read the figures: amounts, settings, what was left out. */
  public void fact(String what, Object value) {
    facts.put(what, String.valueOf(value));
  }

  List<Series> series() {
    return values.keySet().stream().map(this::series).toList();
  }

  List<Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  Map<String, String> facts() {
    return new LinkedHashMap<>(facts);
  }

  private Series series(String contender) {
    return new Series(
        contender, units.getOrDefault(contender, ""), values.getOrDefault(contender, List.of()));
  }
}

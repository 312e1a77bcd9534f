package io.dialer.emulator.account;

import io.dialer.emulator.scenario.AccountPlan;
import io.dialer.emulator.scenario.AccountPlan.SchemePlan;
import io.dialer.emulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The emulated account. Its people and lines do not change while the emulator runs; its audio files
 * grow.
 */
public final class Account {
  private final double balance;
  private final Map<String, Employee> employees = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<Scheme> schemes = new ArrayList<>();
  private final AudioFiles audioFiles;

  public Account(Scenario scenario) {
    AccountPlan plan = scenario.account();
    this.balance = plan.balance();
    this.audioFiles = new AudioFiles(plan.audiofiles(), scenario.prompts());
    plan.employees()
        .forEach(
            e ->
                employees.put(
                    e.extension(),
                    new Employee(
                        300_050_001 + employees.size(), e.extension(), e.name(), e.number())));
    plan.groups()
        .forEach(
            g ->
                groups.put(
                    g.extension(),
                    new Group(
                        10_051_250 + groups.size(),
                        g.extension(),
                        g.name(),
                        g.members().stream()
                            .map(member -> employee(member).orElseThrow())
                            .toList())));
    plan.schemes().forEach(s -> schemes.add(scheme(11_004_848 + schemes.size(), s)));
    plan.lines()
        .forEach(
            l ->
                lines.put(
                    l.number(),
                    new Line(300_049_195 + lines.size(), l.number(), named(l.scheme()))));
  }

  private static Scheme scheme(int id, SchemePlan plan) {
    if (plan.to() != null) {
      return new Scheme.Redirect(id, plan.name(), plan.to());
    }
    return new Scheme.Menu(id, plan.name(), plan.waitMs() == null ? 0 : plan.waitMs());
  }

  private Scheme named(String name) {
    return schemes.stream().filter(scheme -> scheme.name().equals(name)).findFirst().orElseThrow();
  }

  /** The employee with this extension. */
  public Optional<Employee> employee(String extension) {
    return Optional.ofNullable(employees.get(extension));
  }

  /** The employee to whom this telephone belongs. */
  public Optional<Employee> employeeByNumber(String number) {
    return employees.values().stream()
        .filter(employee -> employee.number().equals(number))
        .findFirst();
  }

  /** The group with this short number. */
  public Optional<Group> group(String extension) {
    return Optional.ofNullable(groups.get(extension));
  }

  /** Our incoming line with this number. */
  public Optional<Line> line(String number) {
    return Optional.ofNullable(lines.get(number));
  }

  /** All employees, in the order of the scenario. */
  public List<Employee> employees() {
    return List.copyOf(employees.values());
  }

  /** All groups, in the order of the scenario. */
  public List<Group> groups() {
    return List.copyOf(groups.values());
  }

  /** All lines, in the order of the scenario. */
  public List<Line> lines() {
    return List.copyOf(lines.values());
  }

  /** All schemes, in the order of the scenario. */
  public List<Scheme> schemes() {
    return List.copyOf(schemes);
  }

  /** The audio files. */
  public AudioFiles audioFiles() {
    return audioFiles;
  }

  /** Money left, in roubles. */
  public double balance() {
    return balance;
  }
}

package io.dialer.emulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialer.emulator.json.Json;
import io.dialer.emulator.scenario.AccountPlan;
import io.dialer.emulator.scenario.AccountPlan.SchemePlan;
import io.dialer.emulator.scenario.CabinetPlan;
import io.dialer.emulator.scenario.Scenario;
import io.dialer.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The emulated account: it begins as the scenario says, and the methods of section 3.6 change it.
 * Read by many threads; changed under its own monitor.
 */
public final class Account {
  private final double balance;
  private final CabinetPlan cabinet;
  private final List<Scheme> schemes = new ArrayList<>();
  private final Table employees = new Table(300_050_001);
  private final Table groups = new Table(10_051_250);
  private final Table lines = new Table(300_049_195);
  private final Table sips = new Table(10_031_302);
  private final NumberLists numberLists;
  private final AudioFiles audioFiles;

  public Account(Scenario scenario) {
    AccountPlan plan = scenario.account();
    this.balance = plan.balance();
    this.cabinet = scenario.cabinet();
    this.numberLists = new NumberLists(cabinet);
    this.audioFiles = new AudioFiles(plan.audiofiles(), scenario.prompts());
    AccountSeeds seeds = new AccountSeeds(this);
    plan.employees().forEach(seeds::employ);
    plan.groups().forEach(seeds::group);
    plan.schemes().forEach(s -> schemes.add(scheme(11_004_848 + schemes.size(), s)));
    plan.lines()
        .forEach(
            l ->
                lines.add(
                    Json.object().put("number", l.number()).put("schema_id", named(l.scheme()))));
  }

  private static Scheme scheme(int id, SchemePlan plan) {
    if (plan.to() != null) {
      return new Scheme.Redirect(id, plan.name(), plan.to());
    }
    return new Scheme.Menu(id, plan.name(), plan.waitMs() == null ? 0 : plan.waitMs());
  }

  private int named(String name) {
    return schemes.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().id();
  }

  /** The employee with this extension. */
  public Optional<Employee> employee(String extension) {
    return firstEmployee(e -> e.extension().equals(extension));
  }

  /** The employee to whom this telephone belongs. */
  public Optional<Employee> employeeByNumber(String number) {
    return firstEmployee(e -> e.has(number));
  }

  private Optional<Employee> firstEmployee(Predicate<Employee> wanted) {
    return employees().stream().filter(wanted).findFirst();
  }

  /** The group with this short number. */
  public Optional<Group> group(String extension) {
    return groups().stream()
        .filter(g -> !extension.isEmpty() && g.extension().equals(extension))
        .findFirst();
  }

  /** Our incoming line with this number. */
  public Optional<Line> line(String number) {
    return lines().stream().filter(l -> l.number().equals(number)).findFirst();
  }

  /** All employees by id. */
  public List<Employee> employees() {
    return employees.all().entrySet().stream()
        .map(row -> new Employee(row.getKey(), row.getValue()))
        .toList();
  }

  /** All groups by id. */
  public List<Group> groups() {
    return groups.all().entrySet().stream().map(this::group).toList();
  }

  private Group group(Map.Entry<Integer, ObjectNode> row) {
    List<Employee> members = new ArrayList<>();
    for (JsonNode operator : row.getValue().path("operators")) {
      int id = operator.path("id").intValue();
      employees.find(id).ifPresent(card -> members.add(new Employee(id, card)));
    }
    ObjectNode card = row.getValue();
    return new Group(
        row.getKey(), card.path("extension").asText(), card.path("name").asText(), members);
  }

  /** All lines by id. */
  public List<Line> lines() {
    return lines.all().entrySet().stream()
        .map(
            row ->
                new Line(
                    row.getKey(),
                    row.getValue().path("number").asText(),
                    scheme(row.getValue().path("schema_id").intValue()).orElseThrow()))
        .toList();
  }

  /** All schemes, in the order of the scenario. */
  public List<Scheme> schemes() {
    return List.copyOf(schemes);
  }

  /** The scheme with this id. */
  Optional<Scheme> scheme(int id) {
    return schemes.stream().filter(scheme -> scheme.id() == id).findFirst();
  }

  /** The audio files. */
  public AudioFiles audioFiles() {
    return audioFiles;
  }

  /** The black and the white list. */
  public NumberLists numberLists() {
    return numberLists;
  }

  /** What has been set in the vendor's cabinet. */
  public CabinetPlan cabinet() {
    return cabinet;
  }

  /** Money left, in roubles. */
  public double balance() {
    return balance;
  }

  /** The employees' cards. */
  Table employeeCards() {
    return employees;
  }

  /** The groups' cards. */
  Table groupCards() {
    return groups;
  }

  /** The lines: number and scheme. */
  Table lineCards() {
    return lines;
  }

  /** The employees' SIP accounts. */
  Table sips() {
    return sips;
  }
}

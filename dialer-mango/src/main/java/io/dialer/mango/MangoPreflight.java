package io.dialer.mango;

import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.config.BalanceRequest;
import io.dialer.mango.client.config.IncomingLinesReply.Line;
import io.dialer.mango.client.config.IncomingLinesRequest;
import io.dialer.mango.client.config.UsersRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the account is set up as the settings say, by questions alone. Everything it sends
 * is fixed, so nothing of it can be malformed. It stops asking after a minute.
 */
public final class MangoPreflight {

  private static final Duration AT_MOST = Duration.ofMinutes(1);
  private static final int SHOWN = 10;

  private final MangoConfiguration configuration;
  private final MangoClient client;
  private final PromptCheck prompts;
  private final WebhookCheck webhooks;
  private final InstantSource clock;

  public MangoPreflight(
      MangoConfiguration configuration,
      MangoClient client,
      PromptCheck prompts,
      WebhookCheck webhooks,
      InstantSource clock) {
    this.configuration = configuration;
    this.client = client;
    this.prompts = prompts;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** One question to the PBX or the database. */
  private interface Question {
    List<Finding> ask() throws MangoException;
  }

  /** Checks everything, one thing after the other. */
  public List<Finding> run() {
    Instant end = clock.instant().plus(AT_MOST);
    List<Finding> findings = new ArrayList<>();
    findings.add(ConnectionCheck.of(configuration));
    boolean reached = add(findings, end, "account", this::account);
    if (reached) {
      add(findings, end, "extension", this::extension);
      add(findings, end, "lines", this::lines);
      add(findings, end, "prompts", () -> List.of(prompts.check()));
    } else {
      findings.add(Finding.skip("extension, lines, prompts", "the account cannot be asked", ""));
    }
    add(findings, end, "webhooks", () -> List.of(webhooks.check()));
    return findings;
  }

  /** Adds what a question finds; returns whether it was answered. */
  private boolean add(List<Finding> findings, Instant end, String what, Question question) {
    if (clock.instant().isAfter(end)) {
      findings.add(Finding.skip(what, "no time was left", "the PBX is slow; try again later"));
      return false;
    }
    try {
      findings.addAll(question.ask());
      return true;
    } catch (MangoException e) {
      findings.add(Finding.fail(what, String.valueOf(e.getMessage()), RefusalAdvice.of(e)));
    } catch (RuntimeException e) {
      findings.add(Finding.fail(what, "the check failed: " + e, "is the database there?"));
    }
    return false;
  }

  private List<Finding> account() throws MangoException {
    var balance = client.ask(new BalanceRequest());
    String sum = balance.balance().toPlainString();
    String currency = balance.currency() == null ? "" : " " + balance.currency();
    boolean owes = balance.balance().signum() <= 0;
    return List.of(
        Finding.pass("account", "answers; key and signature are accepted"),
        new Finding(
            "balance",
            Finding.Verdict.PASS,
            sum + currency,
            owes ? "calls are refused with a 2xxx code unless the contract allows credit" : ""));
  }

  private List<Finding> extension() throws MangoException {
    String wanted = configuration.extension();
    List<String> there =
        client.ask(new UsersRequest()).users().stream()
            .flatMap(user -> Optional.ofNullable(user.telephony()).stream())
            .flatMap(telephony -> Optional.ofNullable(telephony.extension()).stream())
            .filter(extension -> !extension.isBlank())
            .toList();
    return List.of(
        there.contains(wanted)
            ? Finding.pass("extension", wanted + " is an employee")
            : Finding.fail(
                "extension",
                "no employee has " + wanted + "; there are " + shown(there),
                "set mango.extension (MANGO_EXTENSION) to one of them, or give an employee this"
                    + " short number in the cabinet"));
  }

  private List<Finding> lines() throws MangoException {
    List<Line> lines = client.ask(new IncomingLinesRequest()).lines();
    return List.of(
        line(lines, "line", configuration.line(), "mango.line (MANGO_LINE)"), ivrLine(lines));
  }

  private static Finding line(List<Line> lines, String what, String wanted, String setting) {
    List<String> there = lines.stream().map(MangoPreflight::name).toList();
    return find(lines, wanted)
        .map(line -> Finding.pass(what, wanted + " is a line of the product"))
        .orElseGet(
            () ->
                Finding.fail(
                    what,
                    "the product has no line " + wanted + "; it has " + shown(there),
                    "set " + setting + " to one of them, or order the number"));
  }

  private Finding ivrLine(List<Line> lines) {
    String wanted = configuration.ivrLine();
    Optional<Line> line = find(lines, wanted);
    if (line.isEmpty()) {
      return line(lines, "line of polls", wanted, "mango.ivrLine (MANGO_IVR_LINE)");
    }
    String scheme = line.get().schemaName();
    if (wanted.equals(configuration.line())) {
      return Finding.fail(
          "line of polls",
          wanted + " is also the line of calls",
          "polls need a line of their own, whose scheme is a voice menu");
    }
    return scheme == null || scheme.isBlank()
        ? Finding.fail(
            "line of polls",
            wanted + " has no scheme",
            "give it the scheme with silence and extension dialling that the guide describes")
        : Finding.pass(
            "line of polls", "%s goes through the scheme \"%s\"".formatted(wanted, scheme));
  }

  private static Optional<Line> find(List<Line> lines, String wanted) {
    return lines.stream()
        .filter(line -> wanted.equals(line.number()) || wanted.equals(line.name()))
        .findFirst();
  }

  private static String name(Line line) {
    @Nullable String name = line.number() == null ? line.name() : line.number();
    return name == null ? "?" : name;
  }

  private static String shown(List<String> all) {
    String some = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all.size() > SHOWN ? some + ", …" : some;
  }
}

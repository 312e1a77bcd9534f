package io.dialer.mango;

import io.dialer.mango.client.IncomingLinesReply.Line;
import io.dialer.mango.client.IncomingLinesRequest;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoConfiguration;
import io.dialer.mango.client.MangoException;
import io.dialer.mango.client.UsersReply.User;
import io.dialer.mango.client.UsersRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the settings with the cabinet before the first call: a wrong line or extension would
 * make every call a malformed request.
 */
public final class MangoPreflight {

  private final MangoConfiguration configuration;
  private final MangoClient client;

  public MangoPreflight(MangoConfiguration configuration, MangoClient client) {
    this.configuration = configuration;
    this.client = client;
  }

  /**
   * Asks the PBX for its lines and employees, two requests.
   *
   * @return one line for each setting that the cabinet does not know, or for why it could not be
   *     asked; empty when calls can be made
   */
  public List<String> problems() throws InterruptedException {
    List<String> problems = new ArrayList<>();
    try {
      List<Line> lines = client.ask(new IncomingLinesRequest()).lines();
      check(problems, lines, "mango.line (MANGO_LINE)", configuration.line());
      check(problems, lines, "mango.ivrLine (MANGO_IVR_LINE)", configuration.ivrLine());
      List<User> users = client.ask(new UsersRequest()).users();
      if (users.stream().noneMatch(this::isOurs)) {
        problems.add(
            "mango.extension (MANGO_EXTENSION) is '%s', but the cabinet has no such employee"
                .formatted(configuration.extension()));
      }
    } catch (MangoException e) {
      problems.add("the PBX could not be asked: " + e.getMessage());
    }
    return problems;
  }

  private static void check(List<String> problems, List<Line> lines, String setting, String line) {
    boolean known =
        lines.stream().anyMatch(it -> isSame(it.number(), line) || isSame(it.name(), line));
    if (!known) {
      problems.add(
          "%s is '%s', but the cabinet's lines are %s"
              .formatted(setting, line, lines.stream().map(Line::number).toList()));
    }
  }

  private boolean isOurs(User user) {
    return user.telephony() != null
        && configuration.extension().equals(user.telephony().extension());
  }

  private static boolean isSame(@Nullable String listed, String configured) {
    return listed != null && plain(listed).equalsIgnoreCase(plain(configured));
  }

  private static String plain(String line) {
    return line.strip().replaceFirst("^(\\+|sip:)", "");
  }
}

package io.dialer.mango;

import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.poll.PollStore;
import io.dialer.mango.client.MangoException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Whether the cabinet has a sound for every prompt of every poll. */
public final class PromptCheck {

  private static final String WHAT = "prompts";
  private static final int NAMED = 5;

  private final Jdbi jdbi;
  private final Prompts prompts;
  private final MangoPrompts cabinet;

  public PromptCheck(Jdbi jdbi, Prompts prompts, MangoPrompts cabinet) {
    this.jdbi = jdbi;
    this.prompts = prompts;
    this.cabinet = cabinet;
  }

  Finding check() throws MangoException {
    Set<Prompt> used =
        jdbi.inTransaction(
            handle ->
                handle.attach(PollStore.class).all().stream()
                    .flatMap(poll -> prompts.all(handle, poll).stream())
                    .map(Prompts.Described::prompt)
                    .collect(Collectors.toSet()));
    int sounds = cabinet.sync();
    if (used.isEmpty()) {
      return Finding.skip(WHAT, "there are no polls yet", "");
    }
    Set<Prompt> unbound = cabinet.unbound(used);
    if (unbound.isEmpty()) {
      return Finding.pass(
          WHAT, "%d prompts are bound; the cabinet has %d sounds".formatted(used.size(), sounds));
    }
    String names =
        unbound.stream().map(Prompt::name).sorted().limit(NAMED).collect(Collectors.joining(", "));
    return Finding.fail(
        WHAT,
        "%d of %d are not in the cabinet: %s%s"
            .formatted(unbound.size(), used.size(), names, unbound.size() > NAMED ? ", …" : ""),
        "put their audio into the cabinet under these names; GET /prompts lists them all");
  }
}

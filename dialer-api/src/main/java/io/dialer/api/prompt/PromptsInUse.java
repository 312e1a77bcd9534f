package io.dialer.api.prompt;

import io.dialer.core.audio.Prompt;
import io.dialer.core.audio.Prompts;
import io.dialer.core.poll.Poll;
import io.dialer.core.poll.PollStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The prompts that polls play, each once. */
public final class PromptsInUse {

  private final Jdbi jdbi;
  private final Prompts prompts;

  public PromptsInUse(Jdbi jdbi, Prompts prompts) {
    this.jdbi = jdbi;
    this.prompts = prompts;
  }

  /**
   * A prompt and who plays it.
   *
   * @param polls the polls' crmIds, in the order in which they were created
   */
  record Use(Prompts.Described described, List<String> polls) {

    Prompt prompt() {
      return described.prompt();
    }
  }

  /** All of them, in the order of the polls. */
  List<Use> all() {
    return jdbi.inTransaction(this::all);
  }

  private List<Use> all(Handle handle) {
    Map<Prompt, Prompts.Described> described = new LinkedHashMap<>();
    Map<Prompt, Set<String>> polls = new LinkedHashMap<>();
    for (Poll poll : handle.attach(PollStore.class).all()) {
      for (Prompts.Described each : prompts.all(handle, poll)) {
        described.putIfAbsent(each.prompt(), each);
        polls.computeIfAbsent(each.prompt(), p -> new LinkedHashSet<>()).add(poll.crmId());
      }
    }
    List<Use> uses = new ArrayList<>();
    polls.forEach(
        (prompt, users) -> {
          Prompts.Described what = described.get(prompt);
          if (what != null) {
            uses.add(new Use(what, List.copyOf(users)));
          }
        });
    return uses;
  }
}

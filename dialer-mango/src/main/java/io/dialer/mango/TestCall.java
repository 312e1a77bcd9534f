package io.dialer.mango;

import io.dialer.core.telephony.Command;
import io.dialer.core.telephony.CommandOutcome;
import io.dialer.core.telephony.CommandOutcome.Accepted;
import io.dialer.core.telephony.Telephony;
import io.dialer.mango.client.Waiter;
import io.dialer.mango.webhook.MangoInbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** One call that nobody's task asked for, to see whether calls and their webhooks work. */
public final class TestCall {

  private static final String WHAT = "test call";
  private static final int SECONDS = 60;

  private final Telephony telephony;
  private final MangoInbox inbox;
  private final Waiter waiter;
  private final InstantSource clock;

  /**
   * @param waiter how the time passes until its first webhook
   */
  public TestCall(Telephony telephony, MangoInbox inbox, Waiter waiter, InstantSource clock) {
    this.telephony = telephony;
    this.inbox = inbox;
    this.waiter = waiter;
    this.clock = clock;
  }

  /**
   * Rings a number once and leads whoever answers to the line of polls. Its webhooks come to a
   * server that runs beside this.
   */
  public Finding place(String number) throws InterruptedException {
    Instant since = clock.instant();
    String id = "check-" + UUID.randomUUID();
    CommandOutcome outcome = telephony.send(new Command.DialToPoll(id, number));
    if (!(outcome instanceof Accepted)) {
      return Finding.fail(
          WHAT, number + ": " + outcome, "the table of codes in the guide says what it means");
    }
    for (int waited = 0; waited < SECONDS; waited++) {
      waiter.await(Duration.ofSeconds(1));
      if (inbox.cameWith(id, since)) {
        return Finding.pass(WHAT, number + " is being called, and the PBX tells of it");
      }
    }
    return Finding.fail(
        WHAT,
        number + ": the command was taken, and no webhook came within a minute",
        "a server must run on this database, and the cabinet must know its address");
  }
}

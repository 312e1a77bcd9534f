package io.dialer.api.telephony;

import com.codahale.metrics.health.HealthCheck;
import io.dialer.mango.Finding;
import io.dialer.mango.Finding.Verdict;
import io.dialer.mango.MangoPreflight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** The account's checks for the admin port. The PBX is asked every five minutes at most. */
final class MangoHealth extends HealthCheck {

  private static final Duration FRESH = Duration.ofMinutes(5);

  private final MangoPreflight preflight;
  private final InstantSource clock;
  private Instant checkedAt = Instant.MIN;
  private List<Finding> findings = List.of();

  MangoHealth(MangoPreflight preflight, InstantSource clock) {
    this.preflight = preflight;
    this.clock = clock;
  }

  @Override
  protected synchronized Result check() {
    Instant now = clock.instant();
    if (checkedAt.isBefore(now.minus(FRESH))) {
      findings = preflight.run();
      checkedAt = now;
    }
    String wrong =
        findings.stream()
            .filter(finding -> finding.verdict() == Verdict.FAIL)
            .map(f -> "%s: %s (%s)".formatted(f.what(), f.found(), f.todo()))
            .collect(Collectors.joining("; "));
    ResultBuilder result =
        Result.builder()
            .withMessage(wrong.isEmpty() ? "as it should be" : wrong)
            .withDetail("checkedAt", checkedAt.toString());
    findings.forEach(f -> result.withDetail(f.what(), "%s: %s".formatted(f.verdict(), f.found())));
    return wrong.isEmpty() ? result.healthy().build() : result.unhealthy().build();
  }
}

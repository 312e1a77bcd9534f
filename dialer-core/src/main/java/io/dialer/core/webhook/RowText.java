package io.dialer.core.webhook;

import io.dialer.core.result.PollingResultRow;
import io.dialer.core.result.ResultRow;

/** Writes rows of the feeds as those read them who ask for them. */
public interface RowText {

  /** The row as a JSON object. */
  String of(ResultRow row);

  /** The row as a JSON object. */
  String of(PollingResultRow row);
}

package io.dialer.core.result;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One recorded key press.
 *
 * @param result the value recorded
 * @param exten the key pressed
 * @param changeTime Unix seconds with a fraction, UTC; null while the row waits for its stamp
 */
public record PollingResultRow(
    long id,
    long taskId,
    String questionCrmId,
    long pollId,
    String phoneId,
    String phone,
    String result,
    String exten,
    @Nullable BigDecimal changeTime) {}

package org.modelaudit.ledger;

import java.time.Instant;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.PassCount;

/**
 * What one metric said about one sample.
 *
 * @param key everything that it depends on
 * @param context the part of the key that all samples of an audit share, see {@link KeptContext}
 * @param sample its id, for a reader
 * @param outcome a value, undefined or failed
 * @param passes spent on it; what several metrics shared counts where it was done
 * @param at when it was computed, by the clock of that machine; nothing is decided by it
 */
public record KeptOutcome(
        LedgerKey key, LedgerKey context, String sample, Outcome outcome, PassCount passes, Instant at) {}

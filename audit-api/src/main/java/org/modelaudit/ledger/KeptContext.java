package org.modelaudit.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all samples of one audit under one metric share, in words: for a reader, and for who looks for outcomes.
 *
 * @param key of it
 * @param facts model, input, explainer, metric, settings, seed, engine, device, by name
 */
public record KeptContext(LedgerKey key, SortedMap<String, String> facts) {
    public KeptContext {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
}

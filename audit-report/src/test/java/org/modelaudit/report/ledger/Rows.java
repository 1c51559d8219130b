package org.modelaudit.report.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptContext;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.PassCount;

/** Rows as tests keep them. */
final class Rows {

    private static final LedgerKey CONTEXT = LedgerKey.of("context");

    private Rows() {}

    static LedgerKey key(int number) {
        return LedgerKey.of("key", Integer.toString(number));
    }

    static KeptOutcome outcome(int number, Outcome outcome) {
        return new KeptOutcome(
                key(number),
                CONTEXT,
                "sample " + number,
                outcome,
                new PassCount(1, 2, 3, number),
                Instant.parse("2026-11-29T12:00:00Z"));
    }

    static KeptBatch batch(KeptOutcome... outcomes) {
        return new KeptBatch(
                List.of(new KeptContext(CONTEXT, new TreeMap<>(Map.of("metric", "adcc/paper@1")))),
                List.of(),
                List.of(outcomes),
                Map.of());
    }

    static KeptBatch blob(int number, int bytes) {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) number);
        return new KeptBatch(List.of(), List.of(), List.of(), Map.of(key(number), content));
    }
}

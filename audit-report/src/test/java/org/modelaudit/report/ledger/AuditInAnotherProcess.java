package org.modelaudit.report.ledger;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.AuditedTest;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptExplanation;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.Ledger;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.report.DrawnAudit;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudits;
import org.modelaudit.report.record.Records;
import org.modelaudit.result.AuditResult;

/** An audit in a JVM of its own, which says each row that is kept as soon as it is, and its end. */
final class AuditInAnotherProcess {

    /** Begins the line that says a row. */
    static final String KEPT = "kept ";

    /** Begins the line that says everything that was found. */
    static final String FOUND = "found ";

    private AuditInAnotherProcess() {}

    /**
     * @param arguments folder of the pictures, the ledger, a word that tells this audit's explainer from others
     */
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[1]);
        LedgerSettings settings = new LedgerSettings(Optional.of(file), 1 << 20, 0);
        try (RunLedger ledger = RunLedger.of(settings, s -> new Saying(SqliteLedger.open(file, s.bytes())))) {
            AuditSession session = AuditSession.ofRun(
                    new AuditedTest("child", "child", List.of(), false, null),
                    AuditSettings.from(name -> switch (name) {
                        case "modelaudit.progress" -> Optional.of("none");
                        case "modelaudit.batch" -> Optional.of("2");
                        default -> Optional.empty();
                    }),
                    new ExplanationCache(),
                    ledger,
                    List.of(),
                    Distribution.none(),
                    "",
                    TreeMap::new);
            AuditResult result = session.run(DrawnAudit.of(Path.of(arguments[0]), arguments[2]));
            System.out.println(FOUND + RecordText.lasting(Records.run(RecordedAudits.of(result, List.of()))));
        }
    }

    private record Saying(Ledger ledger) implements Ledger {
        @Override
        public Map<LedgerKey, KeptOutcome> outcomes(Collection<LedgerKey> keys) {
            return ledger.outcomes(keys);
        }

        @Override
        public Map<LedgerKey, KeptExplanation> explanations(Collection<LedgerKey> keys) {
            return ledger.explanations(keys);
        }

        @Override
        public Optional<byte[]> blob(LedgerKey key) {
            return ledger.blob(key);
        }

        @Override
        public void keep(KeptBatch batch) {
            ledger.keep(batch);
            batch.outcomes().forEach(kept -> System.out.println(KEPT + kept.key()));
        }

        @Override
        public void close() {
            ledger.close();
        }
    }
}

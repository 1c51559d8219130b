package org.modelaudit.report.ledger;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.audit.Audit;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.content.ByContent;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptExplanation;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.Ledger;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ScoreFunction;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.result.AuditIdentity;
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
            AuditSession session = new AuditSession(
                    "child",
                    "child",
                    List.of(),
                    false,
                    AuditSettings.from(name -> switch (name) {
                        case "modelaudit.progress" -> Optional.of("none");
                        case "modelaudit.batch" -> Optional.of("2");
                        default -> Optional.empty();
                    }),
                    new ExplanationCache(),
                    ledger,
                    List.of());
            AuditResult result = session.run(new Audit(
                    new AuditIdentity("child", "child", "", ""),
                    new Told(),
                    AuditSet.fromFolders(Path.of(arguments[0])),
                    new Drawing(arguments[2]),
                    List.of(
                            new Requirement(new Drawn("first"), Threshold.atLeast(0.1)),
                            new Requirement(new Drawn("second"), Threshold.atLeast(0.1)))));
            System.out.println(FOUND
                    + result.samples()
                    + result.verdicts().stream().map(v -> v.finding().results()).toList()
                    + result.status()
                    + result.remarks());
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

    /** A model that is never asked, of which it is known what decides its answers. */
    private static final class Told extends ForwardingModel {
        Told() {
            super(BlackBox.of(
                    new ModelIdentity("told", "told.pt", "0123456789abcdef".repeat(4), "traced"),
                    InputSpecification.imageNet(8),
                    Labels.none(),
                    2,
                    new ScoreFunction("None 0", Device.cpu(), images -> images, () -> {})));
        }

        @Override
        public Optional<Object> content() {
            return Optional.of("told");
        }

        @Override
        public NDManager newManager() {
            return PassthroughNDManager.INSTANCE;
        }

        @Override
        public NDArray logits(NDArray images) {
            throw new UnsupportedOperationException("This model has no program.");
        }
    }

    /** Takes a moment for each picture, so that there is time to die. */
    @ByContent
    private record Drawing(String word) implements Explainer {
        @Override
        public String id() {
            return "drawing/test@1";
        }

        @Override
        public String name() {
            return "Drawing";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of("word", word);
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return batch.samples().stream()
                    .map(sample -> Explanation.of(
                            new Prediction(0, 0.5),
                            0,
                            new Heatmap(3, 3, SampleRandom.normal(1, sample.id() + word, 0, 1, 9))))
                    .toList();
        }
    }

    @ByContent
    private record Drawn(String word) implements Metric {
        @Override
        public MetricDescription description() {
            return MetricDescription.higherIsBetter("drawn-" + word + "/test@1", "drawn", "made up for a test");
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            return measurement.samples().stream()
                    .map(each -> Outcome.value(
                            SampleRandom.of(1, word + each.sample().id(), 0).nextDouble()))
                    .toList();
        }
    }
}

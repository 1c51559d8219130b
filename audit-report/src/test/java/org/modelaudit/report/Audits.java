package org.modelaudit.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.modelaudit.data.Slice;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.BaselineValues;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Judge;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.image.Box;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.PassCount;
import org.modelaudit.model.ScoreFunction;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.AuditSubject;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.ExplainerIdentity;
import org.modelaudit.result.ModelCheck;
import org.modelaudit.result.PictureChoice;
import org.modelaudit.result.RunFacts;
import org.modelaudit.result.SampleSummary;

/** Results of audits that never ran. */
public final class Audits {

    public static final Labels LABELS = new Labels(List.of("stop sign", "yield"));

    private Audits() {}

    public static String sample(int i) {
        return "images/%03d.png".formatted(i);
    }

    /** Outcomes with these values, in order. */
    public static List<Outcome> values(double... values) {
        List<Outcome> outcomes = new ArrayList<>();
        for (double value : values) {
            outcomes.add(Outcome.value(value, new Box(4, 6, 20, 18)));
        }
        return outcomes;
    }

    public static Verdict verdict(Metric metric, Threshold threshold, List<Outcome> outcomes) {
        List<SampleResult> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(new SampleResult(sample(i), outcomes.get(i)));
        }
        return Verdict.of(new Requirement(metric, threshold), new Finding(metric, results, 42));
    }

    /** The first ten pictures as one slice and the others as another. */
    public static Verdict sliced(Metric metric, Threshold threshold, List<Outcome> outcomes) {
        Requirement requirement = new Requirement(metric, threshold).inEachSlice(List.of("class"));
        List<String> ids = java.util.stream.IntStream.range(0, outcomes.size())
                .mapToObj(Audits::sample)
                .toList();
        List<Slice> slices = List.of(
                new Slice("class 'stop'", Set.copyOf(ids.subList(0, 10))),
                new Slice("class '<yield>'", Set.copyOf(ids.subList(10, ids.size()))));
        return new Judge(List.of(requirement), false, Map.of("class", slices))
                .verdicts(List.of(verdict(metric, threshold, outcomes).finding()))
                .get(0);
    }

    /** Against a baseline in which every picture had this value. */
    public static Verdict compared(Metric metric, double before, List<Outcome> outcomes) {
        return compared(metric, Threshold.noWorseThanBaseline(), before, outcomes);
    }

    /** Against another model that gives every picture this value. */
    public static Verdict comparedWithModel(Metric metric, double before, List<Outcome> outcomes) {
        return compared(metric, Threshold.noWorseThan(other()), before, outcomes);
    }

    private static AuditedModel other() {
        ModelIdentity identity = new ModelIdentity("signs-1.0", "signs-1.0.pt", "0".repeat(64), "traced");
        ScoreFunction none = ScoreFunction.of(images -> {
            throw new UnsupportedOperationException("Nobody asks this model.");
        });
        return BlackBox.of(identity, InputSpecification.imageNet(64), LABELS, 2, none);
    }

    private static Verdict compared(Metric metric, Threshold threshold, double before, List<Outcome> outcomes) {
        Requirement requirement = new Requirement(metric, threshold);
        Map<String, Double> values = new TreeMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            values.put(sample(i), before);
        }
        return new Judge(
                        List.of(requirement),
                        false,
                        Map.of(),
                        Map.of(requirement, new BaselineValues("signs-1.0.pt", values)))
                .verdicts(List.of(
                        verdict(metric, requirement.threshold(), outcomes).finding()))
                .get(0);
    }

    /** The same result with maps that speak for no class. Every fifth picture is called by the wrong name. */
    public static AuditResult classFree(AuditResult result) {
        return new AuditResult(
                result.identity(),
                result.subject(),
                result.explainedBy(),
                result.verdicts(),
                result.samples().stream()
                        .map(s -> new SampleSummary(s.id(), s.label(), s.prediction(), -1, s.diagnostics()))
                        .toList(),
                result.run());
    }

    public static AuditResult result(Verdict... verdicts) {
        return result(new AuditIdentity("Signs.look", "look", "", ""), "Grad-CAM", verdicts);
    }

    public static AuditResult result(AuditIdentity identity, String explainer, Verdict... verdicts) {
        List<SampleSummary> samples = new ArrayList<>();
        for (SampleResult result : verdicts[0].finding().results()) {
            int i = samples.size();
            boolean failed = result.outcome() instanceof Outcome.Failed;
            Prediction prediction = failed ? null : new Prediction(i % 5 == 0 ? 1 : 0, 0.9);
            samples.add(new SampleSummary(
                    result.sampleId(),
                    OptionalInt.of(0),
                    prediction,
                    prediction == null ? -1 : prediction.classIndex(),
                    i % 2 == 0 ? new TreeMap<>() : new TreeMap<>(Map.of("completeness residual", 0.25))));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("engine", "PyTorch 2.7.1");
        environment.put("device", "cpu()");
        environment.put("input", "RGB, squeezed to 64×48");
        environment.put("seed", "42");
        return new AuditResult(
                identity,
                new AuditSubject(
                        new ModelIdentity("signs", "signs.pt", "0123456789abcdef".repeat(4), "traced"),
                        LABELS,
                        "signs-holdout",
                        "fedcba9876543210".repeat(4),
                        new PictureChoice("all of them", samples.size()),
                        new ModelCheck("0123456789abcdef".repeat(4), true)),
                new ExplainerIdentity(
                        explainer.toLowerCase(java.util.Locale.ROOT) + "/paper@1",
                        explainer,
                        Map.of("layer", "layer4")),
                List.of(verdicts),
                samples,
                new RunFacts(environment, List.of(), new PassCount(1, 2, 3, 4), Duration.ofMillis(1500)));
    }

    /** Grey pictures of 64×48 with a bright object at the upper left, where the heat is too. */
    public static Evidence evidence() {
        return id -> Optional.of(exhibit());
    }

    public static Evidence.Exhibit exhibit() {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.GRAY);
        g.fillRect(0, 0, 64, 48);
        g.setColor(Color.LIGHT_GRAY);
        g.fillRect(0, 0, 16, 16);
        g.dispose();
        float[] heat = new float[4 * 3];
        heat[0] = 1;
        return new Evidence.Exhibit(
                Regions.picture(image),
                Explanation.of(new Prediction(0, 0.9), 0, new Heatmap(4, 3, heat)),
                List.of(new Box(0, 0, 16, 16)),
                Optional.empty());
    }
}

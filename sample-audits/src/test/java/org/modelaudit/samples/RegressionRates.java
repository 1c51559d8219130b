package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.noWorseThanBaseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.Slice;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.BaselineValues;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Judge;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.StoredValue;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelWeights;

/**
 * How often {@code noWorseThanBaseline()} fails an equally good model, and how often it finds a worse one: 1000 resampled sets each, ten
 * classes in each, written into {@code docs/statistics.md}.
 *
 * <p>Some differences are drawn, the others are measured: the weights of the honest model are multiplied by noise until its localization
 * IoU falls by 0.05, and sets are drawn from its pictures with replacement.
 */
public final class RegressionRates {

    private static final int RUNS = 1000;
    private static final int CLASSES = 10;
    private static final Metric IOU = localizationIoU().thresholdedAt(0.3);
    private static final Requirement REQUIREMENT = new Requirement(IOU, noWorseThanBaseline());
    private static final String BEGIN = "<!-- regression rates: written by RegressionRates -->";
    private static final String END = "<!-- end of regression rates -->";

    private RegressionRates() {}

    /** Before and after of one picture. */
    private record Values(double before, double after) {

        @SuppressWarnings("ArgumentSelectionDefectChecker") // what came after is what was before, the other way round
        Values turned() {
            return new Values(after, before);
        }
    }

    /** Draws one picture of a class. */
    private interface Population {
        Values draw(SplittableRandom random, int classIndex);
    }

    /**
     * @param arguments folder of the docs
     */
    public static void main(String[] arguments) throws IOException {
        List<Values> noised = noised();
        String tables = String.join("\n", falseAlarms(noised)) + "\n\n" + String.join("\n", found(noised));
        Path page = Path.of(arguments[0]).resolve("statistics.md");
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        Files.writeString(page, text.substring(0, from) + "\n\n" + tables + "\n\n" + text.substring(to));
    }

    private static List<String> falseAlarms(List<Values> noised) {
        Map<String, Population> equal = new LinkedHashMap<>();
        equal.put("the same model", (random, c) -> {
            double value = noised.get(random.nextInt(noised.size())).before;
            return new Values(value, value);
        });
        equal.put("measured: noise on the weights, either way round", (random, c) -> {
            Values pair = noised.get(random.nextInt(noised.size()));
            return random.nextBoolean() ? pair : pair.turned();
        });
        equal.put("normal, ±0.10", (random, c) -> changed(0.6, 0.1 * random.nextGaussian()));
        equal.put("Laplace, ±0.10", (random, c) -> changed(0.5, laplace(random, 0.07)));
        equal.put(
                "no change in nine of ten, else ±0.20",
                (random, c) -> changed(0.5, random.nextInt(10) == 0 ? 0.2 * random.nextGaussian() : 0));
        equal.put("two draws of each picture's own ±0.10", (random, c) -> {
            double own = 0.2 + 0.6 * random.nextDouble();
            return new Values(clip(own + 0.1 * random.nextGaussian()), clip(own + 0.1 * random.nextGaussian()));
        });
        equal.put(
                "Student's t with 3 degrees of freedom",
                (random, c) -> changed(
                        0.5,
                        0.06
                                * random.nextGaussian()
                                / Math.sqrt((square(random) + square(random) + square(random)) / 3)));
        equal.put(
                "19 of 20 lose 0.026, one gains 0.50",
                (random, c) -> changed(0.45, random.nextInt(20) == 0 ? 0.5 : -0.5 / 19));
        List<String> lines = new ArrayList<>();
        lines.add("| differences of equally good models | n = 30 | n = 100 | n = 300 |");
        lines.add("| --- | --- | --- | --- |");
        equal.forEach((name, population) -> lines.add("| %s | %s | %s | %s |"
                .formatted(name, share(population, 30), share(population, 100), share(population, 300))));
        return lines;
    }

    private static List<String> found(List<Values> noised) {
        Map<String, Population> worse = new LinkedHashMap<>();
        worse.put(
                "measured: weights noised until localization IoU falls by 0.05",
                (random, c) -> noised.get(random.nextInt(noised.size())));
        worse.put("normal, ±0.10, 0.05 worse", (random, c) -> changed(0.6, 0.1 * random.nextGaussian() - 0.05));
        worse.put(
                "one class of ten 0.27 worse, the others 0.03 better, ±0.10",
                (random, c) -> changed(0.6, 0.1 * random.nextGaussian() + (c == 0 ? -0.27 : 0.03)));
        worse.put(
                "measured noise either way round, one class of ten 0.27 worse, the others 0.03 better", (random, c) -> {
                    Values pair = noised.get(random.nextInt(noised.size()));
                    double change = random.nextBoolean() ? pair.after - pair.before : pair.before - pair.after;
                    return changed(0.6, change + (c == 0 ? -0.27 : 0.03));
                });
        List<String> lines = new ArrayList<>();
        lines.add("| what became worse | n = 50 | n = 100 | n = 200 |");
        lines.add("| --- | --- | --- | --- |");
        worse.forEach((name, population) -> lines.add("| %s | %s | %s | %s |"
                .formatted(name, share(population, 50), share(population, 100), share(population, 200))));
        lines.add("| one picture of an otherwise unchanged model loses 0.60 | %s | %s | %s |"
                .formatted(broken(noised, 50), broken(noised, 100), broken(noised, 200)));
        return lines;
    }

    private static double square(SplittableRandom random) {
        double z = random.nextGaussian();
        return z * z;
    }

    private static double laplace(SplittableRandom random, double scale) {
        double size = -scale * Math.log(1 - random.nextDouble());
        return random.nextBoolean() ? size : -size;
    }

    private static Values changed(double before, double by) {
        return new Values(before, clip(before + by));
    }

    private static double clip(double value) {
        return Math.min(1, Math.max(0, value));
    }

    private static String share(Population population, int n) {
        int failed = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(1_000_003L * n + run);
            List<Values> pictures = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                pictures.add(population.draw(random, i % CLASSES));
            }
            failed += fails(pictures) ? 1 : 0;
        }
        return percent(failed);
    }

    private static String broken(List<Values> noised, int n) {
        int failed = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(1_000_003L * n + run);
            List<Values> pictures = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double value = noised.get(random.nextInt(noised.size())).before;
                pictures.add(new Values(value, i == 0 ? clip(value - 0.6) : value));
            }
            failed += fails(pictures) ? 1 : 0;
        }
        return percent(failed);
    }

    private static boolean fails(List<Values> pictures) {
        Map<String, Double> before = new HashMap<>();
        List<SampleResult> after = new ArrayList<>();
        Map<String, Set<String>> classes = new TreeMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            String id = Integer.toString(i);
            before.put(id, StoredValue.of(pictures.get(i).before));
            after.add(new SampleResult(id, Outcome.value(pictures.get(i).after)));
            classes.computeIfAbsent("class " + i % CLASSES, any -> new HashSet<>())
                    .add(id);
        }
        List<Slice> slices = new ArrayList<>();
        classes.forEach((name, ids) -> slices.add(new Slice(name, ids)));
        return new Judge(
                                List.of(REQUIREMENT),
                                false,
                                Map.of("class", slices),
                                Map.of(REQUIREMENT, new BaselineValues("before", before)))
                        .verdicts(List.of(new Finding(IOU, after, 1)))
                        .get(0)
                        .status()
                == Status.FAIL;
    }

    /** A share of the runs with Wilson's 95 % interval. */
    private static String percent(int failed) {
        double p = (double) failed / RUNS;
        double z = 1.959964;
        double centre = p + z * z / (2 * RUNS);
        double half = z * Math.sqrt(p * (1 - p) / RUNS + z * z / (4.0 * RUNS * RUNS));
        double width = 1 + z * z / RUNS;
        return String.format(
                Locale.ROOT,
                "%.1f %% [%.1f, %.1f]",
                100 * p,
                100 * Math.max(0, (centre - half) / width),
                100 * Math.min(1, (centre + half) / width));
    }

    /** Each picture's localization IoU as the honest model is, and with so much noise on its weights that the mean falls by 0.05. */
    private static List<Values> noised() {
        try (AuditedModel model = Shapes.honest()) {
            Map<String, Double> before = measured(model);
            double low = 0;
            double high = 1;
            Map<String, Double> after = before;
            for (int i = 0; i < 12 && Math.abs(mean(before) - mean(after) - 0.05) > 0.001; i++) {
                double deviation = (low + high) / 2;
                ModelWeights.Change noise = model.weights().multiplyByNoise(deviation, 42, 0);
                try {
                    after = measured(model);
                } finally {
                    noise.close();
                }
                if (mean(before) - mean(after) > 0.05) {
                    high = deviation;
                } else {
                    low = deviation;
                }
            }
            System.out.printf(Locale.ROOT, "mean localization IoU %.4f, with noise %.4f%n", mean(before), mean(after));
            List<Values> pairs = new ArrayList<>();
            for (Map.Entry<String, Double> picture : before.entrySet()) {
                pairs.add(new Values(picture.getValue(), after.getOrDefault(picture.getKey(), 0.0)));
            }
            return pairs;
        }
    }

    private static double mean(Map<String, Double> values) {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /** A session of its own each time: the weights have changed, so no map that is known holds. */
    private static Map<String, Double> measured(AuditedModel model) {
        Map<String, Double> values = new TreeMap<>();
        Explainer explainer = gradCam().at(ShapeAudit.LAYER);
        AuditSession.of(model).explain(model, Shapes.pictures(), explainer, measurement -> {
            Outcome outcome = IOU.measure(measurement).get(0);
            if (outcome instanceof Outcome.Value value) {
                values.put(measurement.samples().get(0).sample().id(), value.value());
            }
        });
        return values;
    }
}

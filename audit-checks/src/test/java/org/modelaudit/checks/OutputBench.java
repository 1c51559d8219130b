package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.AttackResult;
import org.modelaudit.attack.Attacked;
import org.modelaudit.attack.DeepFool;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.AuditException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.perturbation.KernelShap;
import org.modelaudit.perturbation.Lime;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.robustness.ExplanationAttack;

/** What a factory makes, run on a small net whose output means this or that. */
final class OutputBench implements AutoCloseable {

    /** The class that is explained and measured. */
    static final int EXPLAINED = 0;

    private static final int SIDE = 24;
    private static final int PICTURES = 2;
    private static final int FEW = 5;

    private final Examples examples;
    private final AuditedModel net = RelevanceNets.colour("residual", SIDE);

    /** CAM alone needs a model that ends in a pooling and one linear layer. */
    private final AuditedModel pooled = RelevanceNets.colour("linear", SIDE);

    /** What changes modules of the class ReLU alone needs some. */
    private final AuditedModel modules = RelevanceNets.withModules(SIDE);

    /** What reads what a net says of itself needs one that does. */
    private final AuditedModel telling = RelevanceNets.thatExplainsItself(SIDE);

    /** Hundreds or thousands of passes, and the same with fewer stands beside it. */
    private static final Set<String> DEAR = Set.of(
            "rise()",
            "meaningfulPerturbation()",
            "fgVis()",
            "fgVisPreservation()",
            "inversionSimilarity(String)",
            "representationError(String)");

    /** @param folder for a picture */
    OutputBench(Path folder) {
        examples = new Examples(folder);
        examples.give(Attack.class, Audits.deepFool().steps(FEW));
    }

    /**
     * What came of it.
     *
     * @param refusal why nothing did; empty where something did
     * @param words what it said in words: why there is no number, which class
     */
    record Result(String refusal, List<String> words, List<double[]> numbers) {

        boolean isRefused() {
            return !refusal.isEmpty();
        }

        /** Expects the same words, and the same numbers but for a share of the largest, at least of 0.01. */
        void assertIs(Result expected, double tolerance) {
            assertThat(words).isEqualTo(expected.words);
            assertIsIn(expected, tolerance);
        }

        /** Expects the same numbers but for a share of the largest, at least of 0.01, whatever was said. */
        void assertIsIn(Result expected, double tolerance) {
            assertThat(numbers).hasSameSizeAs(expected.numbers);
            for (int i = 0; i < expected.numbers.size(); i++) {
                double[] those = expected.numbers.get(i);
                double largest = Arrays.stream(those).map(Math::abs).max().orElse(0);
                assertThat(numbers.get(i)).containsExactly(those, within(tolerance * Math.max(0.01, largest)));
            }
        }
    }

    /** Every factory of an explainer, metric, check or attack, in a fixed order. */
    static List<Method> factories() {
        return Tables.ALL.stream()
                .flatMap(table -> Arrays.stream(table.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> List.of(Explainer.class, Metric.class, Attack.class).stream()
                        .anyMatch(kind -> kind.isAssignableFrom(method.getReturnType())))
                .filter(method -> !DEAR.contains(heading(method)))
                .sorted(Comparator.comparing(OutputBench::heading))
                .toList();
    }

    /** A factory as one would call it, with the types of what it takes. */
    static String heading(Method factory) {
        return factory.getName()
                + Arrays.stream(factory.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList()
                        .toString()
                        .replace('[', '(')
                        .replace(']', ')');
    }

    /**
     * What a factory makes.
     *
     * @param second what it gets where it takes another model beside the one that it is run on
     */
    Object made(Method factory, AuditedModel second) {
        examples.give(AuditedModel.class, second);
        return cheaper(examples.of(factory));
    }

    /** The same with few of what it takes many of. */
    private static Object cheaper(Object made) {
        return made instanceof KernelShap shap
                ? shap.withSets(60)
                : made instanceof Lime lime
                        ? lime.withVariants(60)
                        : made instanceof ExplanationAttack attack
                                ? attack.budget(2, 2)
                                : made instanceof DeepFool walk ? walk.steps(FEW) : made;
    }

    /** What a factory makes; a second model is the net. */
    Object made(Method factory) {
        return made(factory, net);
    }

    /** Gives other layers to factories that take their paths. */
    void giveLayers(String... paths) {
        examples.give(String[].class, paths);
    }

    /** The real net that a thing can be run on. */
    AuditedModel net(Object made) {
        String id = made instanceof Explainer explainer ? explainer.id() : "";
        boolean own = id.startsWith("own-map/")
                || (made instanceof Metric metric && metric.id().name().equals("concept-completeness"));
        if (own) {
            return telling;
        }
        return id.startsWith("cam/") ? pooled : id.contains("relu-only") ? modules : net;
    }

    /** The smallest of the pictures' largest logits. */
    float lowestTop() {
        try (NDManager scope = net.newManager()) {
            float[] tops =
                    net.logits(batch(net, scope).images()).max(new int[] {1}).toFloatArray();
            return Math.min(tops[0], tops[1]);
        }
    }

    /** Runs it; a metric on maps of the explainer. */
    Result run(Object made, AuditedModel model, Explainer explainer) {
        List<String> words = new ArrayList<>();
        List<double[]> numbers = new ArrayList<>();
        try (NDManager scope = model.newManager()) {
            Batch batch = batch(model, scope);
            if (made instanceof Explainer asked) {
                aimed(asked).explain(model, batch).forEach(e -> add(e, words, numbers));
            } else if (made instanceof Metric metric) {
                metric.measure(measurement(model, aimed(explainer), batch)).forEach(o -> add(o, words, numbers));
            } else {
                add(((Attack) made).attack(model, batch), words, numbers);
            }
            return new Result("", words, numbers);
        } catch (AuditException | UnsupportedOperationException refused) {
            return new Result(String.valueOf(refused.getMessage()), List.of(), List.of());
        }
    }

    private static Explainer aimed(Explainer explainer) {
        return explainer instanceof ClassSpecific specific
                ? specific.forClass(TargetClass.index(EXPLAINED))
                : explainer;
    }

    private static void add(Explanation explanation, List<String> words, List<double[]> numbers) {
        Heatmap map = explanation.heatmap();
        words.add(explanation.explainedClass() + " " + explanation.undefinedBecause());
        words.add(explanation.diagnostics().keySet().toString());
        numbers.add(map == null ? new double[0] : doubles(map.values()));
        numbers.add(explanation.diagnostics().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static void add(Outcome outcome, List<String> words, List<double[]> numbers) {
        boolean value = outcome instanceof Outcome.Value;
        words.add(value ? "a value" : outcome.toString());
        numbers.add(outcome instanceof Outcome.Value v ? new double[] {v.value()} : new double[0]);
    }

    private static void add(AttackResult result, List<String> words, List<double[]> numbers) {
        for (Attacked attacked : result.samples()) {
            words.add("%d to %d in %d, %s"
                    .formatted(
                            attacked.originalClass(), attacked.reachedClass(), attacked.steps(), attacked.trouble()));
        }
        numbers.add(doubles(result.images().toFloatArray()));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static Measurement measurement(AuditedModel model, Explainer explainer, Batch batch) {
        PictureSize size = new PictureSize(model.input().width(), model.input().height());
        List<Explanation> explanations = explainer.explain(model, batch);
        List<ExplainedSample> samples = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            samples.add(new ExplainedSample(
                    batch.samples().get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
        }
        return new Measurement(model, explainer, samples, () -> batch);
    }

    private static Batch batch(AuditedModel model, NDManager scope) {
        SplittableRandom random = new SplittableRandom(1);
        Shape shape =
                new Shape(PICTURES, 3, model.input().height(), model.input().width());
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        List<AuditSample> samples =
                List.of(AuditSample.of("one", Path.of("none")), AuditSample.of("another", Path.of("none")));
        return new Batch(samples, scope.create(values, shape));
    }

    @Override
    public void close() {
        examples.close();
        net.close();
        pooled.close();
        modules.close();
        telling.close();
    }
}

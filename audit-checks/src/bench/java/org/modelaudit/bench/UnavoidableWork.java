package org.modelaudit.bench;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.perturbation.Perturbations;

/**
 * The passes that an explainer cannot avoid, by its registered name. A new explainer adds its line to {@link #ALL}.
 *
 * @param explainer made by its name
 * @param passes in words
 * @param work runs them once for a batch
 * @param aim largest ratio of the explainer's time to theirs; what the gradient kin spends on its backward pass through the
 *     head is within it
 */
record UnavoidableWork(Function<String, Explainer> explainer, String passes, Consumer<Bench> work, double aim) {

    /** Variants of a head pass, or of a forward pass, that go together, as the explainers have them. */
    private static final int CHUNK = 32;

    private static final UnavoidableWork ONE_FORWARD = new UnavoidableWork("1 forward", Bench::forward, 1.15);
    private static final UnavoidableWork CHANNELS = new UnavoidableWork(
            "1 forward per channel", bench -> bench.forward(bench.channels(), CHUNK), 1.10);

    static final Map<String, UnavoidableWork> ALL = Map.ofEntries(
            entry("grad-cam", ONE_FORWARD),
            entry("grad-cam-plus-plus", ONE_FORWARD),
            entry("x-grad-cam", ONE_FORWARD),
            entry("layer-cam", ONE_FORWARD),
            entry("hires-cam", ONE_FORWARD),
            entry("eigen-cam", ONE_FORWARD),
            entry("eigen-grad-cam", ONE_FORWARD),
            entry("haycam", ONE_FORWARD),
            entry(
                    "recipro-cam",
                    new UnavoidableWork(
                            "1 forward, 1 head per cell", bench -> bench.head(bench.cells(), CHUNK), 1.10)),
            entry(
                    "ablation-cam",
                    new UnavoidableWork(
                            "1 forward, 1 head per channel", bench -> bench.head(bench.channels(), CHUNK), 1.10)),
            entry("score-cam", CHANNELS),
            entry("score-cam-official-code", CHANNELS),
            entry("gradient", bothWays(1)),
            entry("integrated-gradients", bothWays(50)),
            entry("smooth-grad", bothWays(25)),
            entry("full-grad", new UnavoidableWork("1 forward", Bench::forward, 3.5)),
            entry("rise", masks(64)),
            entry("rise-with-1024-masks", masks(1024)));

    /** Of the explainer that is registered under its name. */
    UnavoidableWork(String passes, Consumer<Bench> work, double aim) {
        this(name -> ExplainerRegistry.load().byName(name), passes, work, aim);
    }

    private static UnavoidableWork bothWays(int count) {
        return new UnavoidableWork(
                count + " forward and back", bench -> bench.forwardAndBack(count), 1.10);
    }

    /** RISE with fewer masks than anyone would use: every mask costs the same. */
    private static UnavoidableWork masks(int count) {
        return new UnavoidableWork(
                name -> Perturbations.rise(count), count + " forward", bench -> bench.forward(count, CHUNK), 1.10);
    }
}

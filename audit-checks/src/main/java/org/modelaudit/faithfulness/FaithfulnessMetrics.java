package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.naming.Name;
import org.modelaudit.segmentation.Segmentation;

/** Makes every metric of this package, in its default settings: those of its paper where the paper gives them. */
public final class FaithfulnessMetrics {

    /** RISE's own evaluation on a data set: 224·8 of 224·224 pixels at each step. */
    private static final int RISE_STEPS = 28;

    private static final long SEED = 42;

    private FaithfulnessMetrics() {}

    /** See {@link AverageDrop}. */
    @Name("average-drop")
    public static AverageDrop averageDrop() {
        return new AverageDrop(true, Baseline.zero());
    }

    /** {@link AverageDrop} as the pytorch-grad-cam library reads it: {@code max(0, Y - O)}, not divided by {@code Y}. */
    @Name("average-drop-absolute")
    public static AverageDrop absoluteAverageDrop() {
        return new AverageDrop(false, Baseline.zero());
    }

    /** See {@link IncreaseInConfidence}. */
    @Name("increase-in-confidence")
    public static IncreaseInConfidence increaseInConfidence() {
        return new IncreaseInConfidence(Baseline.zero());
    }

    /** See {@link AverageGain}. */
    @Name("average-gain")
    public static AverageGain averageGain() {
        return new AverageGain(Baseline.zero());
    }

    /** See {@link Coherency}. */
    @Name("coherency")
    public static Coherency coherency() {
        return new Coherency(Baseline.zero());
    }

    /** See {@link MapComplexity}. */
    @Name("complexity")
    public static MapComplexity complexity() {
        return new MapComplexity();
    }

    /** See {@link Adcc}. */
    @Name("adcc")
    public static Adcc adcc() {
        return new Adcc(Baseline.zero());
    }

    /** See {@link Insertion}. */
    @Name("insertion")
    public static Insertion insertion() {
        return new Insertion(Baseline.blurredAsInRise(), RISE_STEPS);
    }

    /** See {@link Deletion}. */
    @Name("deletion")
    public static Deletion deletion() {
        return new Deletion(Baseline.zero(), RISE_STEPS);
    }

    /** See {@link PixelFlipping}; the most relevant pixels first. */
    @Name("pixel-flipping")
    public static PixelFlipping pixelFlipping() {
        return new PixelFlipping(RemovalOrder.MOST_RELEVANT_FIRST, Baseline.negative(), RISE_STEPS);
    }

    /** See {@link PixelFlipping}; the least relevant pixels first. */
    @Name("pixel-flipping-least-relevant-first")
    public static PixelFlipping pixelFlippingLeastRelevantFirst() {
        return new PixelFlipping(RemovalOrder.LEAST_RELEVANT_FIRST, Baseline.negative(), RISE_STEPS);
    }

    /** See {@link RegionPerturbation}; the most relevant regions first. */
    @Name("region-perturbation")
    public static RegionPerturbation regionPerturbation() {
        return new RegionPerturbation(RemovalOrder.MOST_RELEVANT_FIRST, Baseline.noise(SEED), 9, 100);
    }

    /** See {@link RegionPerturbation}; the least relevant regions first. */
    @Name("region-perturbation-least-relevant-first")
    public static RegionPerturbation regionPerturbationLeastRelevantFirst() {
        return new RegionPerturbation(RemovalOrder.LEAST_RELEVANT_FIRST, Baseline.noise(SEED), 9, 100);
    }

    /** See {@link Selectivity}; on a grid of 8×8 regions. */
    @Name("selectivity")
    public static Selectivity selectivity() {
        return new Selectivity(Baseline.zero(), 8);
    }

    /** See {@link Irof}; about 100 superpixels. */
    @Name("irof")
    public static Irof irof() {
        return new Irof(Baseline.meanColour(), Segmentation.slic(100));
    }

    /** See {@link Road}; the most relevant pixels first. */
    @Name("road")
    public static Road road() {
        return new Road(RemovalOrder.MOST_RELEVANT_FIRST, roadSteps());
    }

    /** See {@link Road}; the least relevant pixels first. */
    @Name("road-least-relevant-first")
    public static Road roadLeastRelevantFirst() {
        return new Road(RemovalOrder.LEAST_RELEVANT_FIRST, roadSteps());
    }

    private static RoadSteps roadSteps() {
        return new RoadSteps(new double[] {0.1, 0.3, 0.5, 0.7, 0.9}, new RoadImputation(0.01, SEED));
    }

    /** See {@link RoadCombined}. */
    @Name("road-combined")
    public static RoadCombined roadCombined() {
        return new RoadCombined(new RoadSteps(new double[] {0.8, 0.6, 0.4, 0.2}, new RoadImputation(0.01, SEED)));
    }

    /** See {@link FaithfulnessCorrelation}; 100 sets of a fifth of the pixels. */
    @Name("faithfulness-correlation")
    public static FaithfulnessCorrelation faithfulnessCorrelation() {
        return new FaithfulnessCorrelation(Baseline.zero(), 0.2, new DrawnSets(100, SEED));
    }

    /** See {@link FaithfulnessEstimate}; 28 groups. */
    @Name("faithfulness-estimate")
    public static FaithfulnessEstimate faithfulnessEstimate() {
        return new FaithfulnessEstimate(Baseline.zero(), RISE_STEPS);
    }

    /** See {@link SensitivityN}; 1, 5, 20, 50 and 80 % of the pixels. */
    @Name("sensitivity-n")
    public static SensitivityN sensitivityN() {
        return new SensitivityN(Baseline.zero(), new double[] {0.01, 0.05, 0.2, 0.5, 0.8}, new DrawnSets(100, SEED));
    }

    /** See {@link Infidelity}; 100 squares. */
    @Name("infidelity")
    public static Infidelity infidelity() {
        return new Infidelity(true, Baseline.zero(), 100, SEED);
    }

    /** See {@link Completeness}. */
    @Name("completeness")
    public static Completeness completeness() {
        return new Completeness(Baseline.zero());
    }

    /** See {@link SmallestSufficientRegion}; the region reaches a fifth of the map's maximum. */
    @Name("smallest-sufficient-region")
    public static SmallestSufficientRegion smallestSufficientRegion() {
        return new SmallestSufficientRegion(0.2);
    }

    /** See {@link Sparseness}. */
    @Name("sparseness")
    public static Sparseness sparseness() {
        return new Sparseness();
    }

    /** See {@link EntropyComplexity}. */
    @Name("entropy-complexity")
    public static EntropyComplexity entropyComplexity() {
        return new EntropyComplexity();
    }

    /** See {@link EffectiveComplexity}; above 1e-5 of the maximum. */
    @Name("effective-complexity")
    public static EffectiveComplexity effectiveComplexity() {
        return new EffectiveComplexity(1e-5);
    }
}

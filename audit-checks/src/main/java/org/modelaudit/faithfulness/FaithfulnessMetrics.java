package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.segmentation.Segmentation;

/** Makes every metric of this package, in its default settings: those of its paper where the paper gives them. */
public final class FaithfulnessMetrics {

    /** RISE's own evaluation on a data set: 224·8 of 224·224 pixels at each step. */
    private static final int RISE_STEPS = 28;

    private static final long SEED = 42;

    private FaithfulnessMetrics() {}

    /** See {@link AverageDrop}. */
    public static AverageDrop averageDrop() {
        return new AverageDrop(true, Baseline.zero());
    }

    /** {@link AverageDrop} as the pytorch-grad-cam library reads it: {@code max(0, Y - O)}, not divided by {@code Y}. */
    public static AverageDrop absoluteAverageDrop() {
        return new AverageDrop(false, Baseline.zero());
    }

    /** See {@link IncreaseInConfidence}. */
    public static IncreaseInConfidence increaseInConfidence() {
        return new IncreaseInConfidence(Baseline.zero());
    }

    /** See {@link AverageGain}. */
    public static AverageGain averageGain() {
        return new AverageGain(Baseline.zero());
    }

    /** See {@link Coherency}. */
    public static Coherency coherency() {
        return new Coherency(Baseline.zero());
    }

    /** See {@link MapComplexity}. */
    public static MapComplexity complexity() {
        return new MapComplexity();
    }

    /** See {@link Adcc}. */
    public static Adcc adcc() {
        return new Adcc(Baseline.zero());
    }

    /** See {@link Insertion}. */
    public static Insertion insertion() {
        return new Insertion(Baseline.blurredAsInRise(), RISE_STEPS);
    }

    /** See {@link Deletion}. */
    public static Deletion deletion() {
        return new Deletion(Baseline.zero(), RISE_STEPS);
    }

    /** See {@link PixelFlipping}; the most relevant pixels first. */
    public static PixelFlipping pixelFlipping() {
        return new PixelFlipping(RemovalOrder.MOST_RELEVANT_FIRST, Baseline.negative(), RISE_STEPS);
    }

    /** See {@link PixelFlipping}; the least relevant pixels first. */
    public static PixelFlipping pixelFlippingLeastRelevantFirst() {
        return new PixelFlipping(RemovalOrder.LEAST_RELEVANT_FIRST, Baseline.negative(), RISE_STEPS);
    }

    /** See {@link RegionPerturbation}; the most relevant regions first. */
    public static RegionPerturbation regionPerturbation() {
        return new RegionPerturbation(RemovalOrder.MOST_RELEVANT_FIRST, Baseline.noise(SEED), 9, 100);
    }

    /** See {@link RegionPerturbation}; the least relevant regions first. */
    public static RegionPerturbation regionPerturbationLeastRelevantFirst() {
        return new RegionPerturbation(RemovalOrder.LEAST_RELEVANT_FIRST, Baseline.noise(SEED), 9, 100);
    }

    /** See {@link Selectivity}; on a grid of 8×8 regions. */
    public static Selectivity selectivity() {
        return new Selectivity(Baseline.zero(), 8);
    }

    /** See {@link Irof}; about 100 superpixels. */
    public static Irof irof() {
        return new Irof(Baseline.meanColour(), Segmentation.slic(100));
    }

    /** See {@link Road}; the most relevant pixels first. */
    public static Road road() {
        return new Road(RemovalOrder.MOST_RELEVANT_FIRST, roadSteps());
    }

    /** See {@link Road}; the least relevant pixels first. */
    public static Road roadLeastRelevantFirst() {
        return new Road(RemovalOrder.LEAST_RELEVANT_FIRST, roadSteps());
    }

    private static RoadSteps roadSteps() {
        return new RoadSteps(new double[] {0.1, 0.3, 0.5, 0.7, 0.9}, new RoadImputation(0.01, SEED));
    }

    /** See {@link RoadCombined}. */
    public static RoadCombined roadCombined() {
        return new RoadCombined(new RoadSteps(new double[] {0.8, 0.6, 0.4, 0.2}, new RoadImputation(0.01, SEED)));
    }

    /** See {@link FaithfulnessCorrelation}; 100 sets of a fifth of the pixels. */
    public static FaithfulnessCorrelation faithfulnessCorrelation() {
        return new FaithfulnessCorrelation(Baseline.zero(), 0.2, new DrawnSets(100, SEED));
    }

    /** See {@link FaithfulnessEstimate}; 28 groups. */
    public static FaithfulnessEstimate faithfulnessEstimate() {
        return new FaithfulnessEstimate(Baseline.zero(), RISE_STEPS);
    }

    /** See {@link SensitivityN}; 1, 5, 20, 50 and 80 % of the pixels. */
    public static SensitivityN sensitivityN() {
        return new SensitivityN(Baseline.zero(), new double[] {0.01, 0.05, 0.2, 0.5, 0.8}, new DrawnSets(100, SEED));
    }

    /** See {@link Infidelity}; 100 squares. */
    public static Infidelity infidelity() {
        return new Infidelity(true, Baseline.zero(), 100, SEED);
    }

    /** See {@link Completeness}. */
    public static Completeness completeness() {
        return new Completeness(Baseline.zero());
    }

    /** See {@link SmallestSufficientRegion}; the region reaches a fifth of the map's maximum. */
    public static SmallestSufficientRegion smallestSufficientRegion() {
        return new SmallestSufficientRegion(0.2);
    }

    /** See {@link Sparseness}. */
    public static Sparseness sparseness() {
        return new Sparseness();
    }

    /** See {@link EntropyComplexity}. */
    public static EntropyComplexity entropyComplexity() {
        return new EntropyComplexity();
    }

    /** See {@link EffectiveComplexity}; above 1e-5 of the maximum. */
    public static EffectiveComplexity effectiveComplexity() {
        return new EffectiveComplexity(1e-5);
    }
}

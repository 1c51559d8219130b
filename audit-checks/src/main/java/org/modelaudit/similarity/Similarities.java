package org.modelaudit.similarity;

import org.modelaudit.localization.HotSegment;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Range;
import org.modelaudit.naming.Name;

/** Makes every similarity of this package. */
public final class Similarities {

    private static final Range CORRELATION = new Range(-1, 1);

    private Similarities() {}

    /** Pearson's correlation of the signed maps, in [-1, 1]. */
    @Name("pearson")
    public static Similarity pearson() {
        return correlation("pearson", "Pearson correlation", MapReading.SIGNED, new Pearson());
    }

    /** Spearman's rank correlation of the signed maps, equal values sharing their mean rank, in [-1, 1]. */
    @Name("spearman")
    public static Similarity spearman() {
        return correlation("spearman", "Spearman correlation", MapReading.SIGNED, new Spearman());
    }

    /** Spearman's rank correlation of the maps' absolute values (Adebayo et al., 2018), in [-1, 1]. */
    @Name("spearman-of-absolute-values")
    public static Similarity spearmanOfAbsoluteValues() {
        return spearman().reading(MapReading.ABSOLUTE);
    }

    /**
     * Structural similarity with a uniform window of 7×7 pixels and the sample covariance, on maps in [0, 1]: what
     * scikit-image computes unless told otherwise. In [-1, 1].
     */
    @Name("ssim")
    public static Similarity ssim() {
        return correlation("ssim", "SSIM", MapReading.SHOWN, StructuralSimilarity.uniform(1));
    }

    /**
     * Structural similarity with a Gaussian window (σ = 1.5, 11×11 pixels) and the sample covariance, on maps in [0, 1].
     * In [-1, 1].
     */
    @Name("ssim-gaussian")
    public static Similarity gaussianSsim() {
        return correlation("ssim-gaussian", "SSIM (Gaussian)", MapReading.SHOWN, StructuralSimilarity.gaussian(1));
    }

    /** Pearson's correlation of histograms of oriented gradients, cells of 16×16 pixels (Adebayo et al., 2018), in [-1, 1]. */
    @Name("hog-pearson")
    public static Similarity hogPearson() {
        return hogPearson(16);
    }

    /**
     * Pearson's correlation of histograms of oriented gradients.
     *
     * @param cell side of a cell, in pixels of the input; three cells must fit
     */
    public static Similarity hogPearson(int cell) {
        return correlation(
                "hog-pearson-cell-" + cell,
                "Pearson correlation of HOG",
                MapReading.SHOWN,
                new HogCorrelation(new OrientedGradients(cell), new Pearson()));
    }

    /**
     * Spearman's correlation of histograms of oriented gradients: what the authors' notebook computes where their paper says
     * Pearson.
     *
     * @param cell side of a cell, in pixels of the input; three cells must fit
     */
    public static Similarity hogSpearman(int cell) {
        return correlation(
                "hog-spearman-cell-" + cell,
                "Spearman correlation of HOG",
                MapReading.SHOWN,
                new HogCorrelation(new OrientedGradients(cell), new Spearman()));
    }

    /** Mean of the squared differences of maps in [0, 1]; 0 for equal maps. In [0, 1], lower is more alike. */
    @Name("mse")
    public static Similarity meanSquaredError() {
        return new Similarity(
                "mse",
                "mean squared error",
                Direction.LOWER_IS_BETTER,
                Range.UNIT,
                MapReading.SHOWN,
                new MeanSquaredError());
    }

    /**
     * Share of the strongest cells that both maps have in common, {@code |top(A) ∩ top(B)| / k} (Ghorbani et al., 2019,
     * top-k intersection). In [0, 1].
     *
     * @param fraction of all cells that counts as strongest, in (0, 1); at least one cell
     */
    public static Similarity topOverlap(double fraction) {
        return new Similarity(
                "top-" + Math.round(1000 * fraction) + "-permille-overlap",
                "overlap of the strongest cells",
                Direction.HIGHER_IS_BETTER,
                Range.UNIT,
                MapReading.SIGNED,
                new TopOverlap(fraction));
    }

    /** Intersection over union of the boxes around both maps' {@link HotSegment} at 20 % of their maximum. In [0, 1]. */
    @Name("box-iou")
    public static Similarity boxIou() {
        return new Similarity(
                "box-iou",
                "IoU of the boxes",
                Direction.HIGHER_IS_BETTER,
                Range.UNIT,
                MapReading.SHOWN,
                new BoxIou(HotSegment.ofPaper()));
    }

    private static Similarity correlation(String id, String name, MapReading reading, Similarity.Formula formula) {
        return new Similarity(id, name, Direction.HIGHER_IS_BETTER, CORRELATION, reading, formula);
    }
}

package org.modelaudit.robustness;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.ExplainedAgain;

/**
 * Hide-and-Seek: whether the map finds the rest of the object where parts of the picture are hidden. The picture is divided into a grid
 * of patches, each is hidden with a probability, and what is left is explained again for the same class. With the positive part L of that
 * map at the input's size, the visible pixels V and the object O, the sample's value is the mean over the draws of
 *
 * <pre>{@code Σ_{i ∈ O ∩ V} L_i / Σ_{i ∈ V} L_i}</pre>
 *
 * <p>In [0, 1], higher is better: 1 where all that the map shows outside the hidden patches is the object, the object's share of the
 * visible pixels for a map that knows nothing. What a coarse map spills over hidden patches counts neither way, nor do pixels to ignore.
 * A map with nothing positive on visible pixels has found nothing, 0. A draw that hides the whole object or nothing of it asks
 * nothing and is left out; undefined where all do, as of an object that lies in one patch, where the truth has no region, or where a hidden
 * picture has no map. The object is the mask's pixels, or those of the boxes.
 *
 * <p>A model that knows an object by its one most telling part fails this and passes on whole pictures.
 *
 * <p>Singh and Lee, Hide-and-Seek: Forcing a Network to be Meticulous for Weakly-Supervised Object and Action Localization, ICCV 2017,
 * section 3.1: patches hidden with probability 0.5 and replaced by the mean colour of the training set, 0 in the model's units. The paper
 * trains with hidden patches and measures on whole pictures; to measure on hidden ones is a reading of ours. Patches of a quarter of
 * the picture are the largest that it tries, 56 pixels of 224.
 */
public final class HideAndSeek implements Metric {

    private static final long SEED = 42;

    private final int patches;
    private final double hidden;
    private final int draws;
    private final Baseline baseline;

    private HideAndSeek(int patches, double hidden, int draws, Baseline baseline) {
        if (patches < 2 || draws < 1 || !(hidden > 0 && hidden < 1)) {
            throw new IllegalArgumentException(
                    "Hide-and-Seek takes at least two patches a side and one draw, and hides with a probability in (0, 1), but got %d patches, %d draws and %s."
                            .formatted(patches, draws, hidden));
        }
        this.patches = patches;
        this.hidden = hidden;
        this.draws = draws;
        this.baseline = baseline;
    }

    static HideAndSeek standard() {
        return new HideAndSeek(4, 0.5, 5, Baseline.zero());
    }

    /** The same with so many rows and columns of patches, at least 2 and no more than pixels; 4 unless said otherwise. */
    public HideAndSeek patches(int aSide) {
        return new HideAndSeek(aSide, hidden, draws, baseline);
    }

    /** The same where each patch is hidden with another probability, in (0, 1); 0.5 unless said otherwise. */
    public HideAndSeek hiding(double probability) {
        return new HideAndSeek(patches, probability, draws, baseline);
    }

    /** The same with so many hidden pictures for each; 5 unless said otherwise. */
    public HideAndSeek draws(int count) {
        return new HideAndSeek(patches, hidden, count, baseline);
    }

    /** The same with something else in place of what is hidden. */
    public HideAndSeek replacingBy(Baseline other) {
        return new HideAndSeek(patches, hidden, draws, other);
    }

    @Override
    public MetricDescription description() {
        return MetricDescription.higherIsBetter(
                "hide-and-seek/visible-energy@2",
                "hide-and-seek",
                "Singh and Lee, Hide-and-Seek: Forcing a Network to be Meticulous, ICCV 2017, section 3.1");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("patches", "%d×%d".formatted(patches, patches));
        settings.put("hidden", Double.toString(hidden));
        settings.put("draws", Integer.toString(draws));
        settings.put("baseline", baseline.toString());
        settings.put("seed", Long.toString(SEED));
        return settings;
    }

    @Override
    public boolean needsRegion() {
        return true;
    }

    /** @throws ModelException if the input has fewer pixels a side than there are patches */
    @Override
    public void verifyMeaning(AuditedModel model) {
        int side = Math.min(model.input().width(), model.input().height());
        if (patches > side) {
            throw new ModelException(
                    "Hide-and-Seek divides a side of the picture into %d patches, but that of '%s' has %d pixels; take fewer patches."
                            .formatted(patches, model.identity().file(), side));
        }
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model).times(draws);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        AuditedModel model = measurement.model();
        verifyMeaning(model);
        Batch batch = measurement.batch().get();
        ExplainedAgain again = ExplainedAgain.of(measurement);
        List<HiddenObject> objects = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            objects.add(new HiddenObject(measurement.samples().get(i), model.input()));
        }
        List<float[]> pictures = batch.values();
        List<float[]> replacements = batch.oneByOneWithIndex((i, one) -> replacement(model, one));
        for (int draw = 0; draw < draws; draw++) {
            List<boolean[]> covers = new ArrayList<>();
            List<float[]> covered = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                boolean[] cover = cover(
                        model.input(),
                        model.runSeed().random(SEED, batch.samples().get(i).id(), draw));
                covers.add(cover);
                covered.add(covered(pictures.get(i), replacements.get(i), cover));
            }
            List<Explanation> found = again.explain(covered);
            for (int i = 0; i < batch.size(); i++) {
                objects.get(i).look(found.get(i), covers.get(i));
            }
        }
        return objects.stream().map(HiddenObject::outcome).toList();
    }

    private float[] replacement(AuditedModel model, Batch one) {
        try (NDManager scope = one.images().getManager().newSubManager()) {
            var image = one.images().duplicate();
            image.attach(scope);
            return baseline.of(image, model, one.samples().get(0).id()).toFloatArray();
        }
    }

    /** Which pixels are hidden. */
    private boolean[] cover(InputSpecification input, RandomGenerator random) {
        boolean[] patch = new boolean[patches * patches];
        for (int k = 0; k < patch.length; k++) {
            patch[k] = random.nextDouble() < hidden;
        }
        boolean[] cover = new boolean[input.width() * input.height()];
        for (int p = 0; p < cover.length; p++) {
            int row = p / input.width() * patches / input.height();
            int column = p % input.width() * patches / input.width();
            cover[p] = patch[row * patches + column];
        }
        return cover;
    }

    private static float[] covered(float[] picture, float[] replacement, boolean[] cover) {
        float[] covered = picture.clone();
        for (int i = 0; i < covered.length; i++) {
            covered[i] = cover[i % cover.length] ? replacement[i] : covered[i];
        }
        return covered;
    }
}

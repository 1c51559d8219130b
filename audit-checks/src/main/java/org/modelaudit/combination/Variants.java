package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

/**
 * Attributes many variants of each picture, all for the class that is explained for the picture itself. One picture after the
 * other and in chunks, so that neither memory nor the last bit of a number depends on how many pictures are in the batch.
 *
 * @param attribution of each variant
 * @param count variants of a picture
 */
record Variants(PixelAttribution attribution, int count) {

    /** Makes variants of one picture. */
    interface Maker {

        /**
         * @param image the picture, {@code C×H×W}
         * @return variants {@code from} to {@code to - 1}, {@code (to-from)×C×H×W}
         */
        NDArray make(int sample, NDArray image, int from, int to);
    }

    /** Takes in the variants' attributions of one picture. */
    interface Sum {

        /**
         * @param from number of the first variant
         * @param values {@code k×C×H×W}, freed afterwards
         * @param scope owner of what is kept
         */
        void add(int from, NDArray values, NDManager scope);

        /** {@code C×H×W}. */
        NDArray result();
    }

    /**
     * @param classes of the pictures themselves
     * @param sums makes the sum of a sample
     */
    Attributions attribute(
            AuditedModel model, Batch batch, ExplainedClasses classes, Maker maker, IntFunction<Sum> sums) {
        NDManager owner = batch.images().getManager();
        Results results = new Results(classes, owner);
        batch.oneByOneWithIndex((i, picture) -> {
            Sum sum = sums.apply(i);
            NDArray image = picture.images().squeeze(0);
            Optional<String> defect = classes.has(i)
                    ? add(model, picture.samples().get(0), classes.indexes()[i], image, i, maker, sum)
                    : Optional.empty();
            results.add(i, defect, classes.has(i) && defect.isEmpty() ? sum.result() : null);
            return defect;
        });
        return results.attributions();
    }

    private Optional<String> add(
            AuditedModel model, AuditSample sample, int explained, NDArray image, int i, Maker maker, Sum sum) {
        int chunks = (count + model.variants() - 1) / model.variants();
        for (int c = 0; c < chunks; c++) {
            int from = (int) ((long) count * c / chunks);
            int to = (int) ((long) count * (c + 1) / chunks);
            try (NDManager scope = image.getManager().newSubManager()) {
                NDArray variants = maker.make(i, image, from, to);
                variants.attach(scope);
                Attributions found = attribution.attribute(
                        model, batch(sample, variants, from), TargetClass.each(classes(sample, explained, from, to)));
                for (int k = 0; k < found.size(); k++) {
                    int variant = from + k;
                    Optional<String> reason =
                            found.undefinedBecause(k).map(r -> "its variant %d has none: %s".formatted(variant, r));
                    if (reason.isPresent()) {
                        return reason;
                    }
                }
                sum.add(from, found.values(), image.getManager());
            }
        }
        return Optional.empty();
    }

    /** Each variant has a name of its own, so that an attribution that draws noise itself draws another for each. */
    private static String id(AuditSample sample, int variant) {
        return sample.id() + "#variant " + variant;
    }

    private static Batch batch(AuditSample sample, NDArray variants, int from) {
        List<AuditSample> samples = new ArrayList<>();
        for (int k = 0; k < variants.getShape().get(0); k++) {
            samples.add(AuditSample.of(id(sample, from + k), sample.file()));
        }
        return new Batch(samples, variants);
    }

    private static Map<String, Integer> classes(AuditSample sample, int explained, int from, int to) {
        Map<String, Integer> classes = new HashMap<>();
        for (int variant = from; variant < to; variant++) {
            classes.put(id(sample, variant), explained);
        }
        return classes;
    }

    /** The finished samples of a batch. */
    static final class Results {

        private final ExplainedClasses classes;
        private final NDManager owner;
        private final List<@Nullable NDArray> values = new ArrayList<>();
        private final List<Optional<String>> defects = new ArrayList<>();

        Results(ExplainedClasses classes, NDManager owner) {
            this.classes = classes;
            this.owner = owner;
        }

        /** Takes the next sample; its numbers are handed over to the owner. */
        void add(int sample, Optional<String> defect, @Nullable NDArray numbers) {
            if (sample != values.size()) {
                throw new IllegalArgumentException("The next sample is %d, not %d.".formatted(values.size(), sample));
            }
            if (numbers != null) {
                numbers.attach(owner);
            }
            values.add(numbers);
            defects.add(defect);
        }

        Attributions attributions() {
            Shape shape = values.stream()
                    .filter(v -> v != null)
                    .findFirst()
                    .map(NDArray::getShape)
                    .orElse(new Shape(1, 1, 1));
            NDList rows = new NDList();
            values.forEach(v -> rows.add(v == null ? owner.zeros(shape) : v));
            NDArray stacked = NDArrays.stack(rows);
            rows.forEach(NDArray::close);
            return Attributions.of(classes, stacked).undefinedWhere(defects);
        }
    }

    /** The part of a batch that is one sample. */
    static NDArray one(NDArray images, int sample, NDManager scope) {
        return images.get(scope, new NDIndex("{}:{}", sample, sample + 1));
    }
}

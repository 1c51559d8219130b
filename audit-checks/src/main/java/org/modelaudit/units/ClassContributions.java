package org.modelaudit.units;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.modelaudit.data.PictureSamples;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.LayerCut.HeadPass;

/**
 * What each unit contributes to the logit of a class, on average over the pictures of the class: {@code Σ_ij ∂y_c/∂A_ij · A_ij}. Where
 * the layer is pooled and one linear layer follows, that is the unit's weight for the class times its mean activation, {@code w_c ·
 * mean(A)}, as of Zhou et al.
 */
final class ClassContributions {

    private final Map<Integer, double[]> sums = new TreeMap<>();
    private final Map<Integer, Integer> pictures = new TreeMap<>();
    private final int units;

    ClassContributions(int units) {
        this.units = units;
    }

    /** The classes of a picture that the model has. */
    static List<Integer> classes(PictureSamples picture, int classes) {
        TreeSet<Integer> own = new TreeSet<>();
        picture.samples().forEach(sample -> sample.classIndex().ifPresent(own::add));
        own.removeIf(index -> index >= classes);
        return List.copyOf(own);
    }

    /**
     * The contributions on the pictures of one group.
     *
     * @param asked the classes of each
     * @return for each picture its units' contributions to each of its classes
     */
    static List<Map<Integer, float[]>> of(HeadPass head, NDArray activation, List<List<Integer>> asked) {
        List<Map<Integer, float[]>> found = new ArrayList<>();
        asked.forEach(any -> found.add(new TreeMap<>()));
        int most = asked.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < most; turn++) {
            int now = turn;
            int[] classes = asked.stream()
                    .mapToInt(own -> own.isEmpty() ? 0 : own.get(Math.min(now, own.size() - 1)))
                    .toArray();
            List<float[]> rows =
                    Tensors.rows(head.gradient(classes).mul(activation).sum(new int[] {2, 3}));
            for (int i = 0; i < classes.length; i++) {
                if (now < asked.get(i).size()) {
                    found.get(i).put(classes[i], rows.get(i));
                }
            }
        }
        return found;
    }

    /** Takes those on the next picture. */
    void add(Map<Integer, float[]> contributions) {
        contributions.forEach((index, own) -> {
            double[] sum = sums.computeIfAbsent(index, any -> new double[units]);
            for (int u = 0; u < units; u++) {
                sum[u] += own[u];
            }
            pictures.merge(index, 1, Integer::sum);
        });
    }

    /**
     * The means, by the class's name.
     *
     * @param names of classes by their indices
     */
    Map<String, double[]> means(IntFunction<String> names) {
        Map<String, double[]> means = new TreeMap<>();
        sums.forEach((index, sum) -> {
            double[] mean = sum.clone();
            for (int u = 0; u < units; u++) {
                mean[u] /= pictures.getOrDefault(index, 1);
            }
            String name = "class '%s'".formatted(names.apply(index));
            means.put(means.containsKey(name) ? "%s (%d)".formatted(name, index) : name, mean);
        });
        return Collections.unmodifiableMap(means);
    }
}

package org.modelaudit.similarity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Outcome;

/**
 * Share of the {@code k} strongest cells that two maps have in common. Of equal cells the one that comes first, row by row,
 * counts as stronger.
 *
 * @param fraction k as a share of all cells, in (0, 1)
 */
record TopOverlap(double fraction) implements OrderFormula {

    TopOverlap {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "The strongest cells are a share of all cells in (0, 1), but got " + fraction + ".");
        }
    }

    @Override
    public Outcome of(Heatmap first, Heatmap second) {
        List<Integer> strongest = strongest(first);
        Set<Integer> common = new HashSet<>(strongest);
        common.retainAll(strongest(second));
        return Outcome.value((double) common.size() / strongest.size());
    }

    private List<Integer> strongest(Heatmap map) {
        float[] values = map.values();
        int k = Math.max(1, (int) Math.round(fraction * values.length));
        Integer[] cells = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        // Taken from 0, since both zeros are one value, and their negatives would be two.
        Arrays.sort(cells, Comparator.comparingDouble((Integer cell) -> 0.0 - values[cell]));
        return List.of(cells).subList(0, k);
    }
}

package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/** What is kept of an attribution's draws under noise, number by number. */
public enum DrawStatistic {

    /** {@code E[a]}: SmoothGrad. */
    MEAN("mean"),

    /** {@code E[a²]}: SmoothGrad-squared. */
    MEAN_SQUARE("mean of squares"),

    /** {@code E[a²] - E[a]²}: VarGrad. */
    VARIANCE("variance");

    private final String word;

    DrawStatistic(String word) {
        this.word = word;
    }

    Variants.Sum sum() {
        return new Moments(this);
    }

    @Override
    public String toString() {
        return word;
    }

    /** Mean and squared deviations, merged chunk by chunk without the cancellation of two large sums. */
    private static final class Moments implements Variants.Sum {

        private final DrawStatistic statistic;
        private long draws;
        private @Nullable NDArray mean;
        private @Nullable NDArray deviations;

        Moments(DrawStatistic statistic) {
            this.statistic = statistic;
        }

        @Override
        public void add(int from, NDArray values, NDManager scope) {
            long more = values.getShape().get(0);
            NDArray counted = statistic == MEAN_SQUARE ? values.square() : values;
            NDArray first = mean == null ? counted.get(0) : mean;
            // Differences from a mean are exact where all draws are the same.
            NDArray centred = counted.sub(first.expandDims(0));
            NDArray shift = centred.sum(new int[] {0}).div(more);
            if (statistic == VARIANCE) {
                NDArray within = centred.sub(shift.expandDims(0)).square().sum(new int[] {0});
                NDArray between = shift.square().mul((double) draws * more / (draws + more));
                deviations = kept(
                        deviations == null ? within : deviations.add(within).add(between), scope);
            }
            mean = kept(first.add(draws == 0 ? shift : shift.mul((double) more / (draws + more))), scope);
            draws += more;
        }

        private static NDArray kept(NDArray array, NDManager scope) {
            array.attach(scope);
            return array;
        }

        @Override
        public NDArray result() {
            NDArray sum = statistic == VARIANCE ? deviations : mean;
            if (sum == null) {
                throw new IllegalStateException("Nothing was drawn.");
            }
            return statistic == VARIANCE ? sum.div(draws) : sum;
        }
    }
}

package org.modelaudit.faithfulness;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.modelaudit.metric.Outcome;

/** Pearson's correlation of two rows of numbers. */
final class PearsonCorrelation {

    private PearsonCorrelation() {}

    /** In [-1, 1], also after rounding; not a number where one row is constant or not finite. */
    static double pearson(double[] first, double[] second) {
        return Math.max(-1, Math.min(1, new PearsonsCorrelation().correlation(first, second)));
    }

    /** The same of single precision numbers. */
    static double pearson(float[] first, float[] second) {
        return pearson(doubles(first), doubles(second));
    }

    /** Of what the map says with what the model loses; undefined where one of them does not vary. */
    static Outcome outcome(double[] attributions, double[] drops) {
        if (!DoubleStream.of(drops).allMatch(Double::isFinite)) {
            return Outcome.undefined("the model's scores on the changed pictures are not finite");
        }
        double correlation = pearson(attributions, drops);
        return Double.isNaN(correlation)
                ? Outcome.undefined("the map's sums or the model's drops are all equal")
                : Outcome.value(correlation);
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}

package org.modelaudit.faithfulness;

import java.util.Optional;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Statistic;

/**
 * ADCC as the harmonic mean of three means over a data set, the reading of OpenVINO's explanation toolkit
 * (adcc/dataset-harmonic@1).
 *
 * <p>It is no mean over samples, so no metric with one number a sample can stand for it: one sample has no value, and an
 * interval for the mean says nothing about it. It is made of the findings of the three metrics, audited side by side: {@code
 * has(coherency(), …)}, {@code has(complexity(), …)} and {@code has(averageDrop(), …)}; that toolkit fades to black, so {@code
 * fadingTo(Baseline.black())}. By Jensen's inequality it is never below the mean of {@link Adcc} over the same samples: a single
 * sample with an average drop of 1 pulls that one down far more.
 *
 * @param coherency mean over the samples, in [0, 1]
 * @param complexity mean over the samples, in [0, 1]
 * @param averageDrop mean over the samples, in [0, 1]
 */
public record DatasetAdcc(double coherency, double complexity, double averageDrop) {

    /** From three findings over one set; empty where one of them has no value at all. */
    public static Optional<DatasetAdcc> of(Finding coherency, Finding complexity, Finding averageDrop) {
        Optional<Double> first = coherency.estimate(Statistic.mean());
        Optional<Double> second = complexity.estimate(Statistic.mean());
        Optional<Double> third = averageDrop.estimate(Statistic.mean());
        return first.isPresent() && second.isPresent() && third.isPresent()
                ? Optional.of(new DatasetAdcc(first.get(), second.get(), third.get()))
                : Optional.empty();
    }

    /** {@code 3 / (1/coherency + 1/(1 - complexity) + 1/(1 - average drop))}, in [0, 1], higher is better. */
    public double value() {
        return Adcc.harmonicMean(coherency, 1 - complexity, 1 - averageDrop);
    }
}

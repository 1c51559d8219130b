package org.modelaudit.similarity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.modelaudit.metric.Outcome;

/** The mean of several similarities for each sample. */
public final class MeanSimilarity {

    private MeanSimilarity() {}

    /**
     * Mean of the values; undefined, for the reason of the first that has none, where fewer than half have one.
     *
     * @param rounds lists with one outcome for each sample in turn, once or several times over
     * @param samples how many samples there are
     */
    public static List<Outcome> perSample(Collection<List<Outcome>> rounds, int samples) {
        List<Outcome> means = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            List<Outcome> own = new ArrayList<>();
            for (List<Outcome> round : rounds) {
                for (int j = i; j < round.size(); j += samples) {
                    own.add(round.get(j));
                }
            }
            means.add(mean(own));
        }
        return means;
    }

    private static Outcome mean(List<Outcome> outcomes) {
        double[] values = outcomes.stream()
                .filter(Outcome.Value.class::isInstance)
                .mapToDouble(outcome -> ((Outcome.Value) outcome).value())
                .toArray();
        if (values.length == 0 || 2 * values.length < outcomes.size()) {
            return outcomes.stream()
                    .filter(Outcome.Undefined.class::isInstance)
                    .findFirst()
                    .orElseGet(() -> Outcome.undefined("nothing was compared"));
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return Outcome.value(sum / values.length);
    }
}

package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.MetricScale;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SlicedComparison;
import org.modelaudit.report.compare.MetricComparison.SliceChange;

/**
 * What the mean, the slices and single pictures say of a metric together. A loss of any is a loss, whatever the others gained.
 *
 * @param reason a clause
 */
record MetricFinding(Change change, String reason) {

    /**
     * @param mean what became of the mean over all pictures
     */
    static MetricFinding of(
            SlicedComparison found, List<SliceChange> slices, List<String> gained, MetricScale scale, Change mean) {
        PairedComparison whole = found.whole();
        List<String> worse = names(slices, Change.WORSE);
        List<String> better = names(slices, Change.BETTER);
        Change change = mean;
        if (!worse.isEmpty() || !whole.broken().isEmpty()) {
            change = Change.WORSE;
        } else if (!better.isEmpty()) {
            change = Change.BETTER;
        }
        List<String> clauses = new ArrayList<>();
        clauses.add(ofMean(whole, mean, scale));
        if (!worse.isEmpty()) {
            clauses.add("worse in " + Words.first(worse));
        }
        if (!better.isEmpty()) {
            clauses.add("better in " + Words.first(better));
        }
        if (!whole.broken().isEmpty()) {
            clauses.add("%s broke: %s"
                    .formatted(
                            Words.pictures(whole.broken().size()),
                            Words.first(
                                    whole.broken().stream().map(Pair::toString).toList())));
        }
        if (!whole.lost().isEmpty()) {
            clauses.add("%s lost the value: %s"
                    .formatted(Words.pictures(whole.lost().size()), Words.first(whole.lost())));
        }
        if (!gained.isEmpty()) {
            clauses.add("%s gained a value: %s".formatted(Words.pictures(gained.size()), Words.first(gained)));
        }
        if (!found.small().isEmpty() && mean != Change.EQUAL && mean != Change.NOT_COMPARABLE) {
            clauses.add("not looked at for themselves, because of fewer than %d pairs: %s"
                    .formatted(Finding.FEWEST_FOR_INTERVAL, Words.first(found.small())));
        }
        return new MetricFinding(change, String.join("; ", clauses));
    }

    private static List<String> names(List<SliceChange> slices, Change change) {
        return slices.stream()
                .filter(slice -> slice.change() == change)
                .map(SliceChange::name)
                .toList();
    }

    private static String ofMean(PairedComparison whole, Change mean, MetricScale scale) {
        ConfidenceInterval interval = whole.interval();
        if (mean == Change.NOT_COMPARABLE) {
            return "no picture has a value in both records";
        }
        if (mean == Change.EQUAL) {
            return whole.pairs() == 1
                    ? "the one picture has the same value in both records"
                    : "each of %d pictures has the same value in both records".formatted(whole.pairs());
        }
        double gain = scale.gain(whole.difference());
        String moved = "%s %s on average".formatted(Numbers.plain(Math.abs(gain)), gain < 0 ? "worse" : "better");
        if (interval == null) {
            return "%s, but %s too few for a confidence interval, at least %d are needed"
                    .formatted(
                            moved,
                            whole.pairs() == 1 ? "1 pair is" : whole.pairs() + " pairs are",
                            Finding.FEWEST_FOR_INTERVAL);
        }
        return "%s, %s interval of the difference %s"
                .formatted(moved, Numbers.percent(interval.level()), Words.signed(interval));
    }
}

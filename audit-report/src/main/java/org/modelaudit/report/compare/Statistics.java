package org.modelaudit.report.compare;

import java.util.List;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.PairedAnalysis;

/** What the words of a comparison mean, and how often they are wrong. */
final class Statistics {

    static final List<String> SENTENCES = List.of(
            "A pair is a picture that is the same, byte for byte and with the same truth, in both records. Before and after are means over the"
                    + " pairs; the interval is that of the mean of their differences, after less before (Student's t, widened for skewness). Where"
                    + " lower is better a rise is a loss; in the plots worse is always left.",
            "Worse means: the whole interval of all pictures or of a slice is a loss, or single pictures lost a quarter of the metric's range and"
                    + " more than the restlessness of the others explains. Better means: the whole interval is a gain, and nothing is worse. No"
                    + " difference shown does not mean that there is none: the interval says which are not excluded.",
            "These are the tests of noWorseThanBaseline(): of all sets of pictures of this kind an equally good model looks worse in a metric in at"
                    + " most " + share(1) + ", of which " + share(0.5) + " are for the mean, " + share(0.25)
                    + " for all slices together (Holm's correction) and " + share(0.25) + " for single pictures."
                    + " A comparison is a report; it fails no build.");

    private Statistics() {}

    /** How often a comparison of so many metrics says worse of an equally good model. */
    static String of(RecordComparison comparison) {
        int metrics = (int) comparison.rows().stream()
                .filter(row -> row.metric().change() != Change.NOT_COMPARABLE)
                .count();
        if (metrics < 2) {
            return "Nothing is corrected for several metrics.";
        }
        double rate = 1 - PairedAnalysis.LEVEL;
        return "Nothing is corrected for several metrics: of the %d compared here, %s on average would be called worse by chance if the models were equally good, and at least one in up to %s of all comparisons. A second set of pictures tells chance from loss."
                .formatted(metrics, Numbers.plain(metrics * rate), Numbers.percent(Math.min(1, metrics * rate)));
    }

    private static String share(double part) {
        return Words.percent(part * (1 - PairedAnalysis.LEVEL));
    }
}

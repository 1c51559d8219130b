package org.modelaudit.report.dossier;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedPair;
import org.modelaudit.report.record.RecordedVerdict;

/** The pictures of a verdict from the worst to the best; equal values in alphabetical order. */
final class Ranking {

    private final List<Map.Entry<String, Double>> ranked;

    private Ranking(List<Map.Entry<String, Double>> ranked) {
        this.ranked = ranked;
    }

    static Ranking of(RecordedVerdict verdict) {
        SortedMap<String, Double> values = verdict.values();
        Comparator<Map.Entry<String, Double>> ascending = Map.Entry.comparingByValue();
        return new Ranking(values.entrySet().stream()
                .sorted(Required.higherIsBetter(verdict) ? ascending : ascending.reversed())
                .toList());
    }

    List<Map.Entry<String, Double>> worst(int most) {
        return ranked.subList(0, Math.min(most, ranked.size()));
    }

    /** Those around the middle, none of which is among the worst. */
    List<Map.Entry<String, Double>> median(int worst, int most) {
        int from = Math.max(Math.min(worst, ranked.size()), (ranked.size() - most) / 2);
        return ranked.subList(from, Math.min(ranked.size(), from + most));
    }

    /** What stands before those that a person should look at first. */
    static String heading(RecordedVerdict verdict) {
        String over = verdict.metric().over();
        return "%s%s to look at first".formatted(Character.toUpperCase(over.charAt(0)), over.substring(1));
    }

    /** The pictures that a person should look at first: what broke, what became worse, what is worst, what has no value. */
    static List<String> lookAt(RecordedVerdict verdict, int most) {
        RecordedComparison comparison = verdict.measured().comparison();
        Stream<String> compared = comparison == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.concat(comparison.broken().stream(), comparison.movers().stream())
                                .map(RecordedPair::sample),
                        comparison.lost().stream());
        Stream<String> worst = of(verdict).worst(most).stream().map(Map.Entry::getKey);
        Stream<String> without =
                Stream.concat(verdict.failed().keySet().stream(), verdict.undefined().keySet().stream());
        return Stream.of(compared, worst, without)
                .flatMap(ids -> ids)
                .distinct()
                .limit(most)
                .toList();
    }

    /** The ends of the order as a sentence, for who cannot see a picture of them. */
    String inWords() {
        if (ranked.isEmpty()) {
            return "";
        }
        Map.Entry<String, Double> first = ranked.get(0);
        Map.Entry<String, Double> last = ranked.get(ranked.size() - 1);
        return "The worst is %s with %s, the best %s with %s."
                .formatted(
                        Words.name(first.getKey()),
                        Numbers.plain(first.getValue()),
                        Words.name(last.getKey()),
                        Numbers.plain(last.getValue()));
    }
}

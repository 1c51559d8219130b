package org.modelaudit.report.dossier;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.record.RecordedData.RecordedSample;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedSlice;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;

/** One verdict with its evidence. */
final class VerdictSection {

    private static final int WORST = 8;
    private static final int MEDIAN = 4;
    private static final int MOST_SLICES = 50;
    private static final int EXAMPLES = 5;

    private final Markup out;
    private final RecordedVerdict verdict;
    private final SortedMap<String, RecordedSample> samples;

    private VerdictSection(Markup out, RecordedVerdict verdict, SortedMap<String, RecordedSample> samples) {
        this.out = out;
        this.verdict = verdict;
        this.samples = samples;
    }

    /**
     * Writes it.
     *
     * @param samples of its audit by their ids
     */
    static void write(Markup out, Place place, SortedMap<String, RecordedSample> samples) {
        RecordedMeasure measure = place.verdict().measured();
        out.element(
                "h3",
                "%d.%d %s"
                        .formatted(place.number(), place.row(), place.verdict().text()),
                "id",
                place.id());
        out.open("p");
        StatusBadge.write(out, place.status());
        out.text(" Measured: ").element("strong", Required.measured(place.verdict()));
        out.text("; " + measure.reason() + ". " + Required.shortfall(place.verdict()));
        if (!measure.remedy().isEmpty()) {
            out.text(" To do: " + measure.remedy() + ".");
        }
        out.close();
        new VerdictSection(out, place.verdict(), samples).evidence();
    }

    private void evidence() {
        waiver(verdict.waiver());
        ValueFigure.write(out, verdict);
        MetricsChapter.brief(out, verdict.metric());
        pictures();
        withoutValue();
        slices();
        ComparisonSection.write(out, verdict);
    }

    private void waiver(@Nullable RecordedWaiver waiver) {
        if (waiver != null) {
            out.open("p", "class", "said").element("strong", "Waiver: ");
            out.text("%s answers for it until %s, because: %s. Without the waiver it would be %s."
                            .formatted(waiver.owner(), waiver.expires(), waiver.reason(), waiver.statusWithout()))
                    .close();
        }
    }

    private void pictures() {
        if (verdict.values().isEmpty()) {
            return;
        }
        Ranking ranking = Ranking.of(verdict);
        boolean ofPictures = verdict.metric().isOfPictures();
        Table.of(
                out,
                "The worst %s, worst first, and some around the median"
                        .formatted(verdict.metric().over()),
                ofPictures
                        ? List.of("Picture", "Place", "Value", "True class", "The model says", "Part of")
                        : List.of("Which", "Place", "Value"),
                table -> {
                    ranking.worst(WORST).forEach(entry -> row(entry, "worst"));
                    ranking.median(WORST, MEDIAN).forEach(entry -> row(entry, "median"));
                });
    }

    private void row(Map.Entry<String, Double> entry, String place) {
        RecordedSample sample = samples.get(entry.getKey());
        out.open("tr").element("th", Words.brief(entry.getKey()), "scope", "row");
        out.element("td", place).element("td", Numbers.plain(entry.getValue()), "class", "number");
        if (!verdict.metric().isOfPictures()) {
            out.close();
            return;
        }
        if (sample == null) {
            out.element("td", "unknown").element("td", "unknown").element("td", "");
        } else {
            out.element("td", Words.name(trueClass(sample)));
            out.element("td", Words.name(answer(sample)));
            out.element("td", Words.names(sample.slices(), EXAMPLES));
        }
        out.close();
    }

    private static String trueClass(RecordedSample sample) {
        if (sample.className() != null) {
            return sample.className();
        }
        return sample.label() == null ? "unknown" : "class " + sample.label();
    }

    private static String answer(RecordedSample sample) {
        if (sample.predicted() == null) {
            return "nothing";
        }
        String which = sample.label() == null
                ? "class " + sample.predicted()
                : sample.predicted().equals(sample.label()) ? "the same" : "another, class " + sample.predicted();
        return sample.probability() == null ? which : "%s, %s".formatted(which, Numbers.percent(sample.probability()));
    }

    private void withoutValue() {
        list("Undefined, by reason: ", verdict.undefined());
        list("Could not be measured, by reason: ", verdict.failed());
    }

    private void list(String title, SortedMap<String, String> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        out.open("p").element("strong", title);
        out.text("%s. First of them: %s."
                        .formatted(
                                String.join(
                                        "; ",
                                        Words.counted(reasons).stream()
                                                .limit(EXAMPLES)
                                                .toList()),
                                Words.names(List.copyOf(reasons.keySet()), EXAMPLES)))
                .close();
    }

    private void slices() {
        List<RecordedSlice> slices = verdict.slices();
        if (slices.isEmpty()) {
            return;
        }
        Table.of(
                out,
                "The same requirement in each part of the pictures alone, worst first",
                List.of("Part", "Verdict", "Measured", "Interval", "Pictures", "Reason"),
                table -> {
                    slices.stream().limit(MOST_SLICES).forEach(this::slice);
                });
        if (slices.size() > MOST_SLICES) {
            out.element("p", "And %d more; the record has them.".formatted(slices.size() - MOST_SLICES));
        }
    }

    private void slice(RecordedSlice slice) {
        RecordedMeasure measure = slice.measured();
        out.open("tr").element("th", Words.brief(slice.name()), "scope", "row").open("td", "class", "verdict");
        StatusBadge.write(out, measure.status());
        out.close()
                .element(
                        "td",
                        measure.estimate() == null ? "nothing" : Numbers.plain(measure.estimate()),
                        "class",
                        "number");
        out.element("td", Required.interval(measure.interval()));
        out.element("td", "%d of %d".formatted(measure.n(), measure.of()), "class", "number");
        out.element("td", Words.brief(measure.reason())).close();
    }
}

package org.modelaudit.report.dossier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RunRecord;

/** What a reader must know who reads nothing else. */
final class FirstPage {

    private static final int LOOK_AT = 5;

    private final RunRecord run;
    private final DossierSources sources;
    private final Markup out;

    private FirstPage(RunRecord run, DossierSources sources, Markup out) {
        this.run = run;
        this.sources = sources;
        this.out = out;
    }

    static List<Chapter> chapters(RunRecord run, DossierSources sources) {
        return List.of(
                new Chapter("verdicts", "Result", out -> new FirstPage(run, sources, out).verdicts()),
                new Chapter("subjects", "What was audited", out -> Subjects.write(out, run)),
                new Chapter(
                        "failures", "What failed, and how badly", out -> new FirstPage(run, sources, out).failures()),
                new Chapter("not-tested", "What was not tested", out -> NotTested.write(out, run)));
    }

    /** Two sentences for who has never heard of any of it. */
    static void lead(Markup out) {
        out.element(
                "p",
                "This dossier reports what an image classifier looks at when it names what a picture shows. For each picture a method"
                        + " called an explainer marks the places that the answer rests on, as a heatmap (also called saliency map), and each"
                        + " requirement below puts a number on these heatmaps and holds it against a bound.",
                "class",
                "lead");
    }

    private void verdicts() {
        Map<Status, Long> counts = Place.all(run).stream()
                .collect(
                        Collectors.groupingBy(Place::status, () -> new EnumMap<>(Status.class), Collectors.counting()));
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        out.open("p", "class", "headline").text(headline(total, counts)).close();
        if (total == 0) {
            return;
        }
        InShort.write(out, run, sources);
        legend();
        Table.of(
                out,
                "The verdict on each requirement, what failed first",
                List.of("Verdict", "Requirement", "Model", "Measured", "Evidence"),
                table -> {
                    Place.worstFirst(run).forEach(this::row);
                });
    }

    private void legend() {
        out.open("dl", "class", "legend");
        for (Status status : List.of(Status.PASS, Status.FAIL, Status.INCONCLUSIVE, Status.WAIVED)) {
            out.open("dt");
            StatusBadge.write(out, status);
            out.close().element("dd", StatusBadge.meaning(status));
        }
        out.close();
    }

    private String headline(long total, Map<Status, Long> counts) {
        if (total == 0) {
            return "No requirement was judged: this run is evidence of nothing.";
        }
        String each = Status.worstFirst().stream()
                .filter(counts::containsKey)
                .map(status -> counts.get(status) + " " + status)
                .collect(Collectors.joining(", "));
        String lost = run.notCarriedOut().isEmpty()
                ? ""
                : " %s could not be carried out."
                        .formatted(Words.count(run.notCarriedOut().size(), "test"));
        return "Of %s: %s.%s".formatted(Words.count(total, "requirement"), each, lost);
    }

    private void row(Place place) {
        out.open("tr").open("td", "class", "verdict");
        StatusBadge.write(out, place.status());
        out.close().open("th", "scope", "row").text(Words.brief(place.verdict().text()));
        out.element("span", Family.of(place.verdict().metric().family()).question(), "class", "note");
        if (!place.audit().requirements().isEmpty()) {
            out.element("span", Words.names(place.audit().requirements(), LOOK_AT), "class", "note");
        }
        if (place.verdict().sanity()) {
            out.element("span", "check of the explainer", "class", "note");
        }
        out.close()
                .open("td", "class", "model")
                .text(Words.name(place.audit().model().file()));
        out.element("span", Words.name(place.audit().explainer().name()), "class", "note")
                .close();
        List<String> measured = Required.measuredInParts(place.verdict());
        out.open("td", "class", "measured").text(measured.get(0));
        out.element("span", measured.get(1), "class", "note").close();
        out.open("td", "class", "link");
        out.link(place.id(), "audit %d.%d".formatted(place.number(), place.row()))
                .close();
        out.close();
    }

    private void failures() {
        List<Place> failures = Place.worstFirst(run).stream()
                .filter(place -> place.status() != Status.PASS)
                .toList();
        if (failures.isEmpty()) {
            out.element("p", Place.all(run).isEmpty() ? "Nothing was judged." : "Nothing: every requirement is met.");
            return;
        }
        out.open("ol", "class", "failures");
        failures.forEach(this::failure);
        out.close();
    }

    private void failure(Place place) {
        RecordedMeasure measure = place.verdict().measured();
        out.open("li").open("p");
        StatusBadge.write(out, place.status());
        out.text(" ").element("strong", Words.name(place.audit().model().file()));
        out.text(", according to %s: required was "
                .formatted(Words.name(place.audit().explainer().name())));
        out.element("strong", Words.brief(place.verdict().text()));
        out.text("; measured was ").element("strong", Required.measured(place.verdict()));
        out.text("; %s. ".formatted(Words.brief(measure.reason())));
        out.text(Required.shortfall(place.verdict())).close();
        List<String> pictures = Ranking.lookAt(place.verdict(), LOOK_AT);
        out.open("p");
        if (!pictures.isEmpty()) {
            out.text(Ranking.heading(place.verdict()) + ": ")
                    .element("strong", Words.names(pictures, LOOK_AT))
                    .text(". ");
        }
        if (place.verdict().waiver() != null) {
            out.text("%s answers for it until %s. "
                    .formatted(
                            Words.name(place.verdict().waiver().owner()),
                            place.verdict().waiver().expires()));
        }
        if (!measure.remedy().isEmpty()) {
            out.text("To do: %s. ".formatted(Words.brief(measure.remedy())));
        }
        out.text("See ").link(place.id(), "audit %d, verdict %d".formatted(place.number(), place.row()));
        out.text(".").close().close();
    }
}

package org.modelaudit.report.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.LeftOutPictures;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RunRecord;

/** The answers to what every reader asks first, a line each. */
final class InShort {

    private static final int NAMES = 4;
    private static final int DIGITS = 12;

    private final RunRecord run;
    private final DossierSources sources;
    private final List<Place> places;

    private InShort(RunRecord run, DossierSources sources) {
        this.run = run;
        this.sources = sources;
        this.places = Place.worstFirst(run);
    }

    static void write(Markup out, RunRecord run, DossierSources sources) {
        new InShort(run, sources).write(out);
    }

    private void write(Markup out) {
        Table.ofFacts(out, "In short", table -> {
            table.row("Which model", models());
            table.row("Which pictures", pictures());
            LeftOutPictures.sentence(run).ifPresent(sentence -> table.row("Pictures in reports", sentence));
            table.row("What was required", required());
            table.row("What failed", failed());
            worst().ifPresent(place -> table.row("Farthest from its bound", farthest(place)));
            worst().ifPresent(place -> table.row(
                    Ranking.heading(place.verdict()), Words.names(Ranking.lookAt(place.verdict(), NAMES), NAMES)));
            table.row("What was not tested", notTested());
            EarlierRecord before = sources.before();
            if (before != null) {
                table.row("Against the record before", ComparisonChapter.inShort(before));
            }
            table.row("Signed", SignatureChapter.inShort(sources.signature()));
        });
    }

    private String models() {
        return Words.names(
                run.audits().stream()
                        .map(RecordedAudit::model)
                        .distinct()
                        .map(model -> model.sha256() == null
                                ? "%s (%s)".formatted(model.file(), model.format())
                                : "%s (SHA-256 %s…)"
                                        .formatted(
                                                Words.name(model.file()),
                                                model.sha256()
                                                        .substring(
                                                                0,
                                                                Math.min(
                                                                        DIGITS,
                                                                        model.sha256()
                                                                                .length()))))
                        .toList(),
                NAMES);
    }

    private String pictures() {
        List<String> sets = run.audits().stream()
                .map(RecordedAudit::data)
                .map(data -> "%d of %d of %s".formatted(data.used(), data.asked(), Words.name(data.name())))
                .distinct()
                .toList();
        return Words.names(sets, NAMES);
    }

    private String required() {
        Map<Family, Long> families = places.stream()
                .collect(Collectors.groupingBy(
                        place -> Family.of(place.verdict().metric().family()),
                        () -> new EnumMap<>(Family.class),
                        Collectors.counting()));
        return families.entrySet().stream()
                .map(entry -> "%s (%d)".formatted(entry.getKey().question(), entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private String failed() {
        Map<Status, Long> counts = places.stream()
                .filter(place -> place.status() != Status.PASS)
                .collect(
                        Collectors.groupingBy(Place::status, () -> new EnumMap<>(Status.class), Collectors.counting()));
        return counts.isEmpty()
                ? "nothing of %s".formatted(Words.count(places.size(), "requirement"))
                : "%s of %s"
                        .formatted(
                                counts.entrySet().stream()
                                        .map(entry -> entry.getValue() + " " + entry.getKey())
                                        .collect(Collectors.joining(", ")),
                                Words.count(places.size(), "requirement"));
    }

    private Optional<Place> worst() {
        return places.stream()
                .filter(place -> place.status() != Status.PASS)
                .min(Comparator.comparingInt((Place place) -> -place.status().severity())
                        .thenComparingDouble(place -> -Required.relativeShortfall(place.verdict())));
    }

    private static String farthest(Place place) {
        return "%s, %s: measured %s"
                .formatted(
                        Words.name(place.audit().model().file()),
                        Words.brief(place.verdict().text()),
                        Required.measured(place.verdict()));
    }

    private String notTested() {
        List<String> gaps = new ArrayList<>();
        Set<Family> never = EnumSet.complementOf(EnumSet.of(Family.OTHER));
        places.forEach(place -> never.remove(Family.of(place.verdict().metric().family())));
        if (!never.isEmpty()) {
            gaps.add(never.stream().map(Family::title).collect(Collectors.joining(", ")));
        }
        int left = run.audits().stream()
                .map(RecordedAudit::data)
                .distinct()
                .mapToInt(data -> data.asked() - data.used())
                .sum();
        if (left > 0) {
            gaps.add(Words.count(left, "picture") + " left out");
        }
        if (!run.notCarriedOut().isEmpty()) {
            gaps.add(Words.count(run.notCarriedOut().size(), "test") + " not carried out");
        }
        gaps.add("and what stands below");
        return String.join("; ", gaps);
    }
}

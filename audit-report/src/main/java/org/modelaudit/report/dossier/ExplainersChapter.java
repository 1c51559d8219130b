package org.modelaudit.report.dossier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedExplainer;
import org.modelaudit.report.record.RunRecord;

/** A card for each explainer: how it finds what the maps show, what these do not say, and what it reports of itself. */
final class ExplainersChapter {

    private static final int DIGITS = 16;
    private static final int MOST_SETTINGS = 10;

    private ExplainersChapter() {}

    static Chapter of(RunRecord run) {
        return new Chapter("explainers", "The explainers and their limits", out -> write(out, run));
    }

    /** Where the card of an explainer stands. */
    static String id(RecordedExplainer explainer) {
        return "explainer-"
                + Sha256.of(explainer.id().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    private static void write(Markup out, RunRecord run) {
        Map<String, List<RecordedAudit>> byId = new LinkedHashMap<>();
        run.audits()
                .forEach(audit -> byId.computeIfAbsent(audit.explainer().id(), any -> new ArrayList<>())
                        .add(audit));
        if (byId.isEmpty()) {
            out.element("p", "None was asked.");
        }
        MethodCards cards = MethodCards.ofExplainers();
        byId.values().forEach(audits -> card(out, cards, audits));
    }

    private static void card(Markup out, MethodCards cards, List<RecordedAudit> audits) {
        RecordedExplainer explainer = audits.get(0).explainer();
        Optional<MethodCard> card = cards.of(explainer.id());
        ExplainerKind kind = ExplainerKind.of(card.map(MethodCard::kind).orElse(""));
        String name = Words.name(explainer.name());
        out.open("section", "class", "card").element("h3", name, "id", id(explainer));
        Table.ofFacts(out, "Card of the explainer " + name, table -> {
            table.row(
                    "Is",
                    card.map(MethodCard::what).orElse("What its author says; no card of it comes with ModelAudit."));
            table.row("How it finds the map", kind.how());
            table.row("Does not say", kind.limits());
            table.row(
                    "Exact definition",
                    "%s: name, whose reading of the formula, and version; another version gives other maps"
                            .formatted(Words.name(explainer.id())));
            List<String> settings = audits.stream()
                    .map(audit -> Words.settings(audit.explainer().settings()))
                    .distinct()
                    .toList();
            settings.stream().limit(MOST_SETTINGS).forEach(each -> table.row("Settings", each));
            if (settings.size() > MOST_SETTINGS) {
                table.row("Settings", "and %d others, see the audits".formatted(settings.size() - MOST_SETTINGS));
            }
        });
        Diagnostics.write(out, name, audits);
        out.close();
    }
}

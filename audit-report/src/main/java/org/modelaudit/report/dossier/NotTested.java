package org.modelaudit.report.dossier;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedData;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;

/** What a reader might take for tested and was not. */
final class NotTested {

    private static final int MOST = 12;

    private final RunRecord run;
    private final List<String> gaps = new ArrayList<>();

    private NotTested(RunRecord run) {
        this.run = run;
    }

    static void write(Markup out, RunRecord run) {
        new NotTested(run).write(out);
    }

    private void write(Markup out) {
        families(out);
        lost();
        pictures();
        withoutValue();
        slices();
        explainers();
        earlier();
        unseen();
        out.open("ul");
        gaps.stream().limit(MOST).forEach(gap -> out.element("li", gap));
        if (gaps.size() > MOST) {
            out.element(
                    "li",
                    "And %d more of these kinds; the audits' own chapters have them.".formatted(gaps.size() - MOST));
        }
        out.element(
                "li",
                "Not the subject of any audit of this kind: how often the model is right on other pictures than these, pictures of another kind, and how people use its answers.");
        out.close();
    }

    private void families(Markup out) {
        Table.of(
                out,
                "Which kinds of question were asked",
                List.of("Kind", "Question", "Requirements", "Worst verdict"),
                table -> {
                    for (Family family : EnumSet.complementOf(EnumSet.of(Family.OTHER))) {
                        List<Place> asked = asked(family);
                        row(out, family, asked);
                    }
                    List<Place> others = asked(Family.OTHER);
                    if (!others.isEmpty()) {
                        row(out, Family.OTHER, others);
                    }
                });
    }

    private List<Place> asked(Family family) {
        return Place.worstFirst(run).stream()
                .filter(place -> Family.of(place.verdict().metric().family()) == family)
                .toList();
    }

    private static void row(Markup out, Family family, List<Place> asked) {
        out.open("tr").element("th", family.title(), "scope", "row").element("td", family.question());
        out.element("td", asked.isEmpty() ? "none: not tested" : String.valueOf(asked.size()));
        out.open("td", "class", "verdict");
        if (asked.isEmpty()) {
            out.text("—");
        } else {
            StatusBadge.write(out, asked.get(0).status());
        }
        out.close().close();
    }

    private void lost() {
        for (NotCarriedOut test : run.notCarriedOut()) {
            gaps.add("%s was not carried out: %s".formatted(Words.brief(test.id()), Words.brief(test.message())));
        }
    }

    private void pictures() {
        Set<String> sentences = new LinkedHashSet<>();
        for (RecordedAudit audit : run.audits()) {
            RecordedData data = audit.data();
            if (data.used() < data.asked()) {
                sentences.add("%d of the %d pictures of %s were not looked at (chosen were: %s)."
                        .formatted(
                                data.asked() - data.used(),
                                data.asked(),
                                Words.name(data.name()),
                                Words.brief(data.chosen())));
            }
        }
        gaps.addAll(sentences);
    }

    private void withoutValue() {
        for (Place place : Place.all(run)) {
            RecordedVerdict verdict = place.verdict();
            int without = verdict.undefined().size() + verdict.failed().size();
            if (without > 0) {
                gaps.add("%d of %d %s have no value for %s in audit %d (%d undefined, %d could not be measured)."
                        .formatted(
                                without,
                                verdict.measured().of(),
                                verdict.metric().over(),
                                Words.name(verdict.metric().name()),
                                place.number(),
                                verdict.undefined().size(),
                                verdict.failed().size()));
            }
        }
    }

    private void slices() {
        boolean any = false;
        for (Place place : Place.all(run)) {
            any |= !place.verdict().slices().isEmpty();
            List<String> undecided = place.verdict().slices().stream()
                    .filter(slice -> slice.measured().status() == Status.INCONCLUSIVE)
                    .map(slice ->
                            "%s (%d)".formatted(slice.name(), slice.measured().n()))
                    .toList();
            if (!undecided.isEmpty()) {
                gaps.add("Too few pictures to judge %s in audit %d: %s."
                        .formatted(
                                Words.name(place.verdict().metric().name()),
                                place.number(),
                                Words.names(undecided, MOST)));
            }
        }
        if (!any && !run.audits().isEmpty()) {
            gaps.add(
                    "No requirement was judged for each class or other part of the pictures alone, so a good mean may hide a bad part.");
        }
    }

    private void explainers() {
        Set<String> checked = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (Place place : Place.all(run)) {
            if (!place.verdict().metric().isOfPictures()) {
                continue;
            }
            String name = place.audit().explainer().name();
            used.add(name);
            if (place.verdict().sanity() || Family.of(place.verdict().metric().family()) == Family.SANITY) {
                checked.add(name);
            }
        }
        used.removeAll(checked);
        if (!used.isEmpty()) {
            gaps.add(
                    "Whether the heatmaps of %s depend on the model at all was not checked; if they do not, the verdicts that rest on them say nothing."
                            .formatted(Words.names(List.copyOf(used), MOST)));
        }
    }

    private void earlier() {
        List<Place> all = Place.all(run);
        if (!all.isEmpty()
                && all.stream().allMatch(place -> place.verdict().measured().comparison() == null)) {
            gaps.add("Nothing was compared with an earlier version of a model or with another.");
        }
    }

    private void unseen() {
        run.audits().stream()
                .filter(audit -> !audit.model().weightsUnchanged())
                .map(audit -> Words.name(audit.model().file()))
                .distinct()
                .forEach(file -> gaps.add(
                        "Whether %s stayed the same during the audit is unknown, because its weights cannot be seen."
                                .formatted(file)));
    }
}

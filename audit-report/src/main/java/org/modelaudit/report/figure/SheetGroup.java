package org.modelaudit.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.Evidence.Attacked;
import org.modelaudit.result.Evidence.Counterpart;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * Cells of a contact sheet under one title, in a row of their own.
 *
 * @param title of the group
 * @param cells from left to right
 */
record SheetGroup(String title, List<SheetCell> cells) {

    /** Side by side these fill a sheet: the picture, and two maps of it. */
    static final int SIDE_BY_SIDE = 3;

    /** Side by side these fill a sheet: before, after, the difference, and two maps. */
    static final int ATTACKED = 5;

    private static final int THIRD = share(SIDE_BY_SIDE);
    private static final int FIFTH = share(ATTACKED);

    SheetGroup {
        cells = List.copyOf(cells);
    }

    private static int share(int columns) {
        return (SheetLayout.WIDTH - 2 * SheetLayout.MARGIN - (columns - 1) * SheetLayout.GAP) / columns;
    }

    /** Each sample of a selection with its map. */
    static SheetGroup of(SampleSelection selection, Evidence evidence, Caption caption) {
        return new SheetGroup(
                selection.title(),
                selection.results().stream()
                        .map(sample -> SheetCell.of(sample, evidence.exhibit(sample.sampleId()), caption.lines(sample)))
                        .toList());
    }

    /** The pictures that became worse most, each with both maps where there is a model to compare with. */
    static List<SheetGroup> ofMovers(AuditResult result, Verdict verdict, Evidence evidence) {
        Caption caption = new Caption(result);
        List<SheetGroup> groups = new ArrayList<>();
        for (SampleSelection selection : SampleSelection.ofMovers(verdict)) {
            groups.add(selection.results().stream()
                    .findFirst()
                    .flatMap(sample -> sideBySide(selection.title(), result, verdict, sample, evidence))
                    .orElseGet(() -> of(selection, evidence, caption)));
        }
        return groups;
    }

    /** The worst and the median sample before and after an attack; none where the metric shows no attack. */
    static List<SheetGroup> ofAttacks(AuditResult result, Verdict verdict, Evidence evidence) {
        Caption caption = new Caption(result);
        List<SheetGroup> groups = new ArrayList<>();
        for (SampleSelection selection : SampleSelection.worstAndMedian(verdict.finding())) {
            SampleResult sample = selection.results().get(0);
            Optional<Attacked> attacked = evidence.attacked(sample.sampleId(), verdict.requirement());
            if (attacked.isEmpty() && groups.isEmpty()) {
                return List.of();
            }
            attacked.ifPresent(found -> groups.add(attacked(selection.title(), sample, found, caption)));
        }
        return groups;
    }

    private static SheetGroup attacked(String selected, SampleResult sample, Attacked attacked, Caption caption) {
        Exhibit before = attacked.before();
        Exhibit after = attacked.after();
        Zoom zoom =
                Zoom.filling(FIFTH, before.picture().width(), before.picture().height());
        String title = "%s, %s: before and after %s, %s"
                .formatted(selected, Caption.shown(sample.outcome()), attacked.attack(), attacked.outcome());
        Outcome none = Outcome.undefined("");
        return new SheetGroup(
                title,
                List.of(
                        SheetCell.picture(before, zoom, caption.ofAttacked(sample.sampleId(), before)),
                        SheetCell.picture(after, zoom, caption.ofAttacked("after", after)),
                        new SheetCell(
                                zoom.apply(attacked.difference().toBufferedImage()),
                                zoom.factor() > 1,
                                List.of("difference", "× %d".formatted((long) attacked.factor()), "grey: unchanged"),
                                false,
                                false),
                        SheetCell.overlay(before, none, zoom, caption.ofMap("map before", before)),
                        SheetCell.overlay(after, none, zoom, caption.ofMap("map after", after))));
    }

    private static Optional<SheetGroup> sideBySide(
            String title, AuditResult result, Verdict verdict, SampleResult now, Evidence evidence) {
        Requirement requirement = verdict.requirement();
        Optional<Counterpart> before = evidence.counterpart(now.sampleId(), requirement);
        Optional<Exhibit> after = before.flatMap(counterpart -> evidence.exhibit(now.sampleId()));
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Exhibit old = before.get().exhibit();
        Zoom zoom = Zoom.filling(THIRD, old.picture().width(), old.picture().height());
        Caption caption = new Caption(result);
        String file = verdict.comparedWith().orElse("before");
        return Optional.of(new SheetGroup(
                title,
                List.of(
                        SheetCell.picture(old, zoom, caption.ofPicture(now.sampleId())),
                        SheetCell.overlay(
                                old,
                                before.get().outcome(),
                                zoom,
                                caption.ofModel(
                                        file, now.sampleId(), before.get().outcome(), old.explanation())),
                        SheetCell.overlay(
                                after.get(),
                                now.outcome(),
                                zoom,
                                caption.ofModel(
                                        result.model().file(),
                                        now.sampleId(),
                                        now.outcome(),
                                        after.get().explanation())))));
    }
}

package org.modelaudit.units;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Prediction;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerCut.Features;
import org.modelaudit.model.LayerCut.HeadPass;
import org.modelaudit.study.StudiedPicture;
import org.modelaudit.study.StudiedSet;
import org.modelaudit.study.StudyMetric;

/** One run of Network Dissection: first every unit's threshold, then the overlaps. */
final class DissectionRun {

    private final NetworkDissection study;
    private final StudiedSet set;
    private final List<? extends StudyMetric<UnitDissection>> metrics;
    private final AuditedModel model;
    private final LayerCut cut;
    private final ConceptIndex index;
    private final int units;
    private final int cells;
    private final Shape maps;

    DissectionRun(NetworkDissection study, StudiedSet set, List<? extends StudyMetric<UnitDissection>> metrics) {
        this.study = study;
        this.set = set;
        this.metrics = metrics;
        model = set.model();
        cut = model.mapsAt(study.layer(model).path());
        index = ConceptIndex.of(set.data(), model.labels(), study.tags());
        maps = cut.layer().map();
        units = Math.toIntExact(maps.get(1));
        cells = Math.toIntExact(maps.get(2) * maps.get(3));
    }

    void verify() {
        if (set.data().hasSplitPictures()) {
            throw new DataException(
                    "The set '%s' was chosen sample by sample, so concepts of its pictures were left out and would count as not there; choose whole pictures, such as by where(sample -> files.contains(sample.file())), or take all of them."
                            .formatted(set.data().name()));
        }
        for (StudyMetric<UnitDissection> metric : metrics) {
            if (metric instanceof UnitMetric own) {
                own.concept().ifPresent(index::verifyKnown);
            }
        }
        if (needsContributions() && mostClasses() == 0) {
            throw new DataException(
                    "How much units contribute to classes is asked, but no sample of '%s' has a class of the model; give class_index, or labels that name the classes."
                            .formatted(set.data().name()));
        }
    }

    private boolean needsContributions() {
        return metrics.stream().anyMatch(metric -> metric instanceof UnitMetric own && own.needsContributions());
    }

    /** The largest number of classes that one picture is asked about. */
    int mostClasses() {
        return !needsContributions()
                ? 0
                : set.pictures().stream()
                        .mapToInt(picture -> ClassContributions.classes(picture, model.classes())
                                .size())
                        .max()
                        .orElse(0);
    }

    /** Whether one walk is sure to give every threshold exactly. */
    boolean isExactAtOnce() {
        return rank(set.pictures().size()) <= TopValues.MOST;
    }

    /** The place of the threshold among all activations of a unit, the largest is 1. */
    private long rank(int pictures) {
        return (long) Math.floor(study.quantile() * ((double) pictures * cells)) + 1;
    }

    UnitDissection run() {
        List<UnitActivity> activities = new ArrayList<>();
        IntStream.range(0, units)
                .forEach(
                        u -> activities.add(new UnitActivity(rank(set.pictures().size()))));
        ClassContributions contributions = new ClassContributions(units);
        int read = look(activities, contributions);
        refine(activities, rank(read));
        Overlaps overlaps = overlaps(activities);
        overlaps.lost().verifyFew(set.data());
        FoundConcepts found = new FoundConcepts(
                index.concepts(),
                study.fewest(),
                overlaps,
                ReachableIou.of(study.quantile(), rank(read), cells, read, pixels()));
        return new UnitDissection(
                index.concepts(),
                found.unsaid(),
                found.units(activities),
                contributions.means(index::className),
                found.remarks());
    }

    /** The first walk: activations, what the model says, and what the units contribute. */
    private int look(List<UnitActivity> activities, ClassContributions contributions) {
        int[] read = new int[1];
        boolean graded = needsContributions();
        set.walk((pictures, images) -> graded ? graded(pictures, images) : plain(images), (picture, seen) -> {
            read[0]++;
            set.predicted(picture.samples(), seen.prediction);
            contributions.add(seen.contributions);
            for (int u = 0; u < units; u++) {
                activities.get(u).look(picture.samples(), seen.maps, u * cells, (u + 1) * cells);
            }
        });
        return read[0];
    }

    private List<Seen> plain(NDArray images) {
        Features features = cut.features(images);
        return seen(features.activation(), cut.logits(features), List.of());
    }

    private List<Seen> graded(List<StudiedPicture> pictures, NDArray images) {
        Features features = cut.features(images);
        HeadPass head = cut.record(features);
        List<List<Integer>> classes = pictures.stream()
                .map(picture -> ClassContributions.classes(picture.samples(), model.classes()))
                .toList();
        return seen(features.activation(), head.logits(), ClassContributions.of(head, features.activation(), classes));
    }

    private List<Seen> seen(NDArray activation, NDArray logits, List<Map<Integer, float[]>> contributions) {
        List<float[]> rows = Tensors.rows(activation);
        List<float[]> scores = Tensors.rows(logits);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            seen.add(new Seen(
                    rows.get(i),
                    Prediction.of(model.output(), scores.get(i)).orElse(null),
                    contributions.isEmpty() ? Map.of() : contributions.get(i)));
        }
        return seen;
    }

    /** More walks, where the first does not give every threshold exactly. */
    private void refine(List<UnitActivity> activities, long rank) {
        boolean first = true;
        while (true) {
            boolean exact = true;
            for (UnitActivity activity : activities) {
                exact &= activity.settle(first ? rank : activity.rank());
            }
            if (exact) {
                return;
            }
            first = false;
            walkMaps((picture, own) -> {
                for (int u = 0; u < units; u++) {
                    activities.get(u).refine(own, u * cells, (u + 1) * cells);
                }
            });
        }
    }

    private Overlaps overlaps(List<UnitActivity> activities) {
        Overlaps overlaps = new Overlaps(units, index.concepts().size());
        Upsampling upsampling = upsampling();
        walkMaps((picture, own) -> {
            ConceptMasks masks = ConceptMasks.of(picture, index);
            overlaps.begin(masks, pixels());
            for (int u = 0; u < units && masks.isAnnotated(); u++) {
                UnitActivity activity = activities.get(u);
                // Between cells nothing is larger than in one of them.
                if (activity.defect() == null && reaches(own, u, activity.threshold())) {
                    overlaps.add(u, upsampling.above(own, u * cells, activity.threshold()), masks);
                }
            }
        });
        return overlaps;
    }

    private boolean reaches(float[] own, int unit, float threshold) {
        for (int i = unit * cells; i < (unit + 1) * cells; i++) {
            if (own[i] > threshold) {
                return true;
            }
        }
        return false;
    }

    private int pixels() {
        return model.input().width() * model.input().height();
    }

    Upsampling upsampling() {
        return new Upsampling(
                Math.toIntExact(maps.get(3)),
                Math.toIntExact(maps.get(2)),
                model.input().width(),
                model.input().height());
    }

    /** The maps of one picture again, unit by unit. */
    List<float[]> maps(NDArray images) {
        return Tensors.rows(cut.features(images).activation());
    }

    int cells() {
        return cells;
    }

    ConceptMasks masks(StudiedPicture picture) {
        return ConceptMasks.of(picture, index);
    }

    private void walkMaps(BiConsumer<StudiedPicture, float[]> book) {
        set.walk((pictures, images) -> maps(images), book);
    }

    /**
     * What the first walk sees of a picture.
     *
     * @param maps all units' activations, one after another
     * @param prediction null where the scores are not finite
     * @param contributions of the units, by class; empty where nobody asks
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Seen(float[] maps, @Nullable Prediction prediction, Map<Integer, float[]> contributions) {}
}

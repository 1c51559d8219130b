package org.modelaudit.audit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.PictureSamples;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Groups;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Prepared;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.SampleFacts;
import org.modelaudit.result.SampleSummary;
import org.modelaudit.study.StudiedPicture;
import org.modelaudit.study.StudiedSet;

/** The pictures of one audit of a set as a whole: decoded a few at a time, again in each walk. */
final class StreamedSet implements StudiedSet {

    private final AuditSettings settings;
    private final String title;
    private final AuditedModel model;
    private final AuditSet data;
    private final List<PictureSamples> pictures;
    private final PictureLoader loader;
    private final Map<PictureSamples, Prediction> predictions = new LinkedHashMap<>();
    private final Map<PictureSamples, String> unreadable = new LinkedHashMap<>();
    private final IntConsumer gone;
    private int walks;

    /**
     * @param gone is told how many pictures have gone by in a walk
     */
    StreamedSet(AuditSettings settings, String title, AuditedModel model, AuditSet data, IntConsumer gone) {
        this.settings = settings;
        this.title = title;
        this.model = model;
        this.data = data;
        this.pictures = PictureSamples.of(data);
        this.loader = new PictureLoader(model.input());
        this.gone = gone;
    }

    @Override
    public AuditedModel model() {
        return model;
    }

    @Override
    public AuditSet data() {
        return data;
    }

    @Override
    public List<PictureSamples> pictures() {
        return pictures;
    }

    @Override
    public <T> void walk(BiFunction<List<StudiedPicture>, NDArray, List<T>> work, BiConsumer<StudiedPicture, T> book) {
        String name = walks++ == 0 ? title : "%s, once more (%d)".formatted(title, walks);
        int group = model.group();
        int inFlight = (settings.batchSize() + group - 1) / group * group;
        try (Progress progress = Progress.start(settings.progress(), name, pictures.size())) {
            for (int from = 0; from < pictures.size(); from += inFlight) {
                verifyWanted(from);
                List<PictureSamples> some = pictures.subList(from, Math.min(from + inFlight, pictures.size()));
                walk(read(some), work, book);
                progress.step(some.size());
                gone.accept(from + some.size());
            }
            verifyWanted(pictures.size());
        }
    }

    private <T> void walk(
            List<StudiedPicture> readable,
            BiFunction<List<StudiedPicture>, NDArray, List<T>> work,
            BiConsumer<StudiedPicture, T> book) {
        List<T> answers = Groups.walk(model.group(), readable, group -> {
            try (NDManager scope = model.newManager()) {
                return work.apply(group, input(scope, group));
            }
        });
        for (int i = 0; i < readable.size(); i++) {
            book.accept(readable.get(i), answers.get(i));
        }
    }

    private NDArray input(NDManager scope, List<StudiedPicture> group) {
        List<AuditSample> samples =
                group.stream().map(picture -> picture.samples().first()).toList();
        List<Prepared> prepared = group.stream().map(StudiedPicture::prepared).toList();
        return loader.batch(scope, samples, prepared).images();
    }

    private List<StudiedPicture> read(List<PictureSamples> some) {
        List<StudiedPicture> readable = new ArrayList<>();
        for (PictureSamples picture : some) {
            if (walks > 1 && unreadable.containsKey(picture)) {
                continue;
            }
            try {
                readable.add(new StudiedPicture(picture, loader.prepare(picture.first())));
            } catch (DataException e) {
                if (walks > 1) {
                    throw new DataException(
                            "The picture '%s' could be read at first and cannot any more, so nothing is concluded: %s"
                                    .formatted(picture.first(), e.getMessage()),
                            e);
                }
                unreadable.put(picture, String.valueOf(e.getMessage()));
            }
        }
        return readable;
    }

    @Override
    public <T> T look(PictureSamples picture, BiFunction<StudiedPicture, NDArray, T> work) {
        StudiedPicture studied = new StudiedPicture(picture, loader.prepare(picture.first()));
        // In company of as many as ever, so that what is seen is what was measured.
        return Groups.walk(model.group(), List.of(studied), group -> {
                    try (NDManager scope = model.newManager()) {
                        T seen = work.apply(studied, input(scope, group));
                        return group.stream().map(copy -> seen).toList();
                    }
                })
                .get(0);
    }

    @Override
    public void predicted(PictureSamples picture, @Nullable Prediction prediction) {
        if (prediction != null) {
            predictions.put(picture, prediction);
        }
    }

    /** Why pictures could not be read, by picture. */
    Map<PictureSamples, String> unreadable() {
        return unreadable;
    }

    /**
     * One line for each sample of the set, in its order.
     *
     * @param slices of the set
     */
    List<SampleSummary> summaries(SliceNames slices) {
        Map<String, Prediction> bySample = new LinkedHashMap<>();
        predictions.forEach(
                (picture, prediction) -> picture.samples().forEach(sample -> bySample.put(sample.id(), prediction)));
        SampleContents contents = new SampleContents();
        List<SampleSummary> summaries = new ArrayList<>();
        for (AuditSample sample : data.samples()) {
            SampleFacts facts = new SampleFacts(sample.className(), contents.digest(sample), slices.of(sample));
            contents.forget(List.of(sample));
            summaries.add(
                    new SampleSummary(sample.id(), sample.classIndex(), bySample.get(sample.id()), -1, new TreeMap<>())
                            .with(facts));
        }
        return summaries;
    }

    private void verifyWanted(int done) {
        if (Thread.currentThread().isInterrupted()) {
            throw new AuditInterruptedException(
                    "The audit '%s' was interrupted after at most %d of %d pictures and judges nothing; run it again."
                            .formatted(title, done, pictures.size()));
        }
    }
}

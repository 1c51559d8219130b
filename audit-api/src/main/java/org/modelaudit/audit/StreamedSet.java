package org.modelaudit.audit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.PictureSamples;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Groups;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.Prepared;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.SampleFacts;
import org.modelaudit.result.SampleSummary;
import org.modelaudit.study.StudiedPicture;
import org.modelaudit.study.StudiedSet;

/** The pictures of one audit of a set as a whole: decoded a few at a time, ahead of who looks at them, and again in each walk. */
final class StreamedSet implements StudiedSet {

    private final AuditSettings settings;
    private final String title;
    private final AuditedModel model;
    private final AuditSet data;
    private final List<PictureSamples> pictures;
    private final Map<AuditSample, PictureSamples> byFirst = new HashMap<>();
    private final PictureLoader loader;
    private final SampleContents contents = new SampleContents();
    private final Map<PictureSamples, Prediction> predictions = new LinkedHashMap<>();
    private final Map<AuditSample, String> unreadable = new LinkedHashMap<>();
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
        pictures.forEach(picture -> byFirst.put(picture.first(), picture));
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
        List<AuditSample> readable = pictures.stream()
                .map(PictureSamples::first)
                .filter(first -> !unreadable.containsKey(first))
                .toList();
        AtomicInteger done = new AtomicInteger();
        new PictureStreams<Integer>(settings, name, model.group(), 1)
                .walk(
                        readable,
                        this::read,
                        number -> some -> walk(some, work, book),
                        () -> Integer.MAX_VALUE,
                        batch -> {
                            batch.forEach(some -> gone.accept(done.addAndGet(some)));
                            return true;
                        });
        verifyRead();
    }

    private PictureSamples showing(AuditSample first) {
        return Objects.requireNonNull(byFirst.get(first));
    }

    /** Reads some, and in the first walk what they will be told from others by. */
    private ReadPictures.Read read(List<AuditSample> some) {
        PreparedPictures prepared = new PreparedPictures(loader);
        prepared.readAhead(some);
        some.forEach(first -> showing(first).samples().forEach(contents::digest));
        return new ReadPictures.Read(List.of(), prepared);
    }

    /** How many have gone by. */
    private <T> int walk(
            ReadPictures some,
            BiFunction<List<StudiedPicture>, NDArray, List<T>> work,
            BiConsumer<StudiedPicture, T> book) {
        List<StudiedPicture> readable = readable(some);
        List<T> answers = Groups.walk(model.group(), readable, group -> {
            try (NDManager scope = model.newManager()) {
                return work.apply(group, input(scope, group));
            }
        });
        for (int i = 0; i < readable.size(); i++) {
            book.accept(readable.get(i), answers.get(i));
        }
        return some.samples().size();
    }

    private NDArray input(NDManager scope, List<StudiedPicture> group) {
        List<AuditSample> samples =
                group.stream().map(picture -> picture.samples().first()).toList();
        List<Prepared> prepared = group.stream().map(StudiedPicture::prepared).toList();
        return loader.batch(scope, samples, prepared).images();
    }

    private List<StudiedPicture> readable(ReadPictures some) {
        PreparedPictures prepared = some.get().pictures();
        List<StudiedPicture> readable = new ArrayList<>();
        for (AuditSample first : some.samples()) {
            try {
                readable.add(new StudiedPicture(showing(first), prepared.of(first)));
            } catch (DataException e) {
                if (walks > 1) {
                    throw new DataException(
                            "The picture '%s' could be read at first and cannot any more, so nothing is concluded: %s"
                                    .formatted(first, e.getMessage()),
                            e);
                }
                unreadable.put(first, String.valueOf(e.getMessage()));
            }
        }
        return readable;
    }

    /** A few broken files are remarked, as everywhere; more would make it another set. */
    private void verifyRead() {
        if (unreadable.size() > Threshold.DEFAULT_UNDEFINED_LIMIT * pictures.size()) {
            throw new DataException("%d of %d pictures of '%s' cannot be read, such as: %s"
                    .formatted(
                            unreadable.size(),
                            pictures.size(),
                            data.name(),
                            unreadable.values().iterator().next()));
        }
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

    /** Why pictures could not be read, a sentence for each. */
    Collection<String> unreadable() {
        return unreadable.values();
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
        List<SampleSummary> summaries = new ArrayList<>();
        for (AuditSample sample : data.samples()) {
            SampleFacts facts = new SampleFacts(sample.className(), contents.digest(sample), slices.of(sample));
            summaries.add(
                    new SampleSummary(sample.id(), sample.classIndex(), bySample.get(sample.id()), -1, new TreeMap<>())
                            .with(facts));
        }
        return summaries;
    }
}

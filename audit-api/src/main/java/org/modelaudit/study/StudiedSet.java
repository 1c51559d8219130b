package org.modelaudit.study;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.PictureSamples;
import org.modelaudit.explain.Prediction;
import org.modelaudit.model.AuditedModel;

/** A model and the pictures that a study may look at, as often as it likes; they stream by and are never all in memory. */
public interface StudiedSet {

    AuditedModel model();

    AuditSet data();

    /** Every picture once, however many samples of the set show it, in the set's order. */
    List<PictureSamples> pictures();

    /**
     * Walks over all pictures in order, in groups of the model's own size. One that cannot be read is left out, in every walk alike, and
     * remarked.
     *
     * @param work on the pictures of one group and their input, {@code N×C×H×W}, which lives as long as the call; it answers for each, in
     *     order. The last group is filled up with copies, whose answers are dropped
     * @param book takes each answer with its picture, one after another in the set's order
     * @throws org.modelaudit.error.DataException if more cannot be read than a set may lack, once all have gone by
     */
    <T> void walk(BiFunction<List<StudiedPicture>, NDArray, List<T>> work, BiConsumer<StudiedPicture, T> book);

    /**
     * Reads one picture again.
     *
     * @param work on its input, {@code 1×C×H×W}, which lives as long as the call
     * @throws org.modelaudit.error.DataException if it cannot be read
     */
    <T> T look(PictureSamples picture, BiFunction<StudiedPicture, NDArray, T> work);

    /** Tells what the model says about a picture; null where its scores are not finite. */
    void predicted(PictureSamples picture, @Nullable Prediction prediction);
}

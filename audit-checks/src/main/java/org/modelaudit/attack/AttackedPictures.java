package org.modelaudit.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Groups;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelOutput;

/**
 * The pictures of a batch in the space of an attack, and what the model says about changed ones. They go through it in groups of
 * the model's own size, so that a picture's way does not depend on which others are still under attack.
 */
final class AttackedPictures {

    private final LayerCut cut;
    private final int group;
    private final InputSpecification input;
    private final ModelOutput output;
    private final AttackSpace space;
    private final NDArray images;
    private final List<float[]> originals;

    AttackedPictures(AuditedModel model, AttackSpace space, Batch batch) {
        this.cut = model.cutAt(Layer.INPUT);
        this.group = model.group();
        this.input = model.input();
        this.output = model.output();
        this.space = space;
        this.images = batch.images();
        this.originals = batch.oneByOne(picture -> space.from(picture.images().toFloatArray(), input));
    }

    /** The unchanged pictures in the attack's space, {@code C·H·W} values each. */
    List<float[]> originals() {
        return originals;
    }

    /** What the model decides, by its scores. */
    Decision decision(float[] scores) {
        return Decision.of(output, scores);
    }

    AttackSpace space() {
        return space;
    }

    /**
     * Scores of pictures of the attack's space.
     *
     * @return {@code n×K}
     */
    List<float[]> logits(List<float[]> pictures) {
        return inGroups(pictures, (part, features) -> Tensors.rows(cut.logits(features)));
    }

    /**
     * Gradients of several classes' logits with respect to each picture, from one recorded pass forward.
     *
     * @param classes equally many for each picture
     * @return by picture and class, {@code C·H·W} values each, in the attack's space
     */
    List<List<float[]>> gradients(List<float[]> pictures, List<int[]> classes) {
        return inGroups(
                pictures,
                (part, features) -> gradients(
                        cut.record(features), part.stream().map(classes::get).toList()));
    }

    /**
     * Walks over pictures that are no tensor yet, so that only those of one group ever are; {@link Batch#inGroups} walks over what
     * is one already.
     *
     * @param work on the numbers of a group's pictures, and on these before the program; it answers for each
     */
    private <T> List<T> inGroups(List<float[]> pictures, BiFunction<List<Integer>, LayerCut.Features, List<T>> work) {
        return Groups.walk(group, pictures.size(), part -> {
            try (NDManager scope = images.getManager().newSubManager()) {
                NDArray stacked = stacked(part.stream().map(pictures::get).toList(), scope);
                return work.apply(part, cut.features(stacked));
            }
        });
    }

    private List<List<float[]>> gradients(LayerCut.HeadPass pass, List<int[]> classes) {
        List<List<float[]>> byPicture =
                classes.stream().<List<float[]>>map(c -> new ArrayList<>()).toList();
        int times = classes.get(0).length;
        for (int t = 0; t < times; t++) {
            int each = t;
            try (NDArray gradient =
                    pass.gradient(classes.stream().mapToInt(c -> c[each]).toArray())) {
                List<float[]> rows = Tensors.rows(gradient);
                for (int i = 0; i < rows.size(); i++) {
                    space.chain(rows.get(i), input);
                    byPicture.get(i).add(rows.get(i));
                }
            }
        }
        return byPicture;
    }

    /** The changed pictures as the model takes them, in the batch's scope. */
    NDArray stacked(List<float[]> pictures) {
        return stacked(pictures, images.getManager());
    }

    private NDArray stacked(List<float[]> pictures, NDManager scope) {
        int length = originals.get(0).length;
        float[] all = new float[pictures.size() * length];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(space.toModel(pictures.get(i), input), 0, all, i * length, length);
        }
        Shape shape = images.getShape();
        return Tensors.of(scope, all, new Shape(pictures.size(), shape.get(1), shape.get(2), shape.get(3)));
    }

    /** Whether every score is finite. */
    static boolean areFinite(float[] scores) {
        return IntStream.range(0, scores.length).allMatch(i -> Float.isFinite(scores[i]));
    }

    /** Classes by falling score, the lower index first among equals. */
    static int[] ranked(float[] scores) {
        // Taken from 0, since both zeros are one score, and their negatives would be two.
        IntToDoubleFunction falling = i -> 0.0 - scores[i];
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(falling.applyAsDouble(a), falling.applyAsDouble(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

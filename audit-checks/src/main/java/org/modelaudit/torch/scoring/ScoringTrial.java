package org.modelaudit.torch.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.GroupSize;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * A program written again, held against the audited one on pictures that no one took: it is used where every logit agrees to
 * 1e-5 of the picture's largest, on whole parts and on single pictures.
 *
 * @param used that stood the trial, or null
 * @param refusal why none did; empty where one did
 */
record ScoringTrial(@Nullable FastProgram used, String refusal) implements AutoCloseable {

    /** Largest difference of a logit, relative to the largest of its picture. */
    static final double TOLERANCE = 1e-5;

    private static final float[] CONTRASTS = {1, 0.25f};

    /** Numbers of pictures that no other probe looks at. */
    private static final long FIRST = 100;

    static ScoringTrial of(RunningProgram program) {
        if (program.device().isGpu()) {
            return new ScoringTrial(null, "it runs on a GPU");
        }
        if (!program.flat().isStraight()) {
            return new ScoringTrial(null, "which statements run depends on the picture");
        }
        FastSource source = FastSource.of(
                program.flat(), program.probe().shapes(), program.weights().size());
        if (source.steps().isEmpty()) {
            return new ScoringTrial(null, "it has no convolution that could be written otherwise");
        }
        String refusal = "";
        for (boolean coloursLast : new boolean[] {true, false}) {
            try {
                return tried(program, source, coloursLast);
            } catch (ProgramException e) {
                refusal = String.valueOf(e.getMessage());
            }
        }
        return new ScoringTrial(null, refusal);
    }

    private static ScoringTrial tried(RunningProgram program, FastSource source, boolean coloursLast) {
        int part = GroupSize.ofVariants(program.device(), program.shapes().input());
        try (NDManager scope = program.newManager()) {
            NDArray pictures = ProbeImages.create(scope, program.shapes().input(), FIRST, part);
            FastProgram fast = FastProgram.load(program, source, coloursLast, pictures);
            try {
                for (float contrast : CONTRASTS) {
                    check(program, fast, pictures.mul(contrast));
                    check(program, fast, pictures.get("0:1").mul(contrast));
                }
                return new ScoringTrial(fast, "");
            } catch (RuntimeException e) {
                throw Closing.after(e, fast::close);
            }
        }
    }

    private static void check(RunningProgram program, FastProgram fast, NDArray pictures) {
        double difference = difference(
                program.logits(pictures),
                program.shapes()
                        .checkedLogits(
                                fast.logits(pictures), pictures.getShape().get(0)));
        // Not a number is no agreement.
        if (!(difference <= TOLERANCE)) {
            throw new ProgramException(
                    "its logits differ by %.2g where %.0e is allowed".formatted(difference, TOLERANCE));
        }
    }

    /** Largest difference of a logit, relative to the largest of its picture; where all of that are 0, the difference itself. */
    private static double difference(NDArray expected, NDArray found) {
        Shape shape = expected.getShape();
        float[] wanted = expected.toFloatArray();
        float[] given = found.toFloatArray();
        int classes = (int) shape.get(1);
        double most = 0;
        for (int row = 0; row < shape.get(0); row++) {
            double largest = 0;
            double difference = 0;
            for (int k = row * classes; k < (row + 1) * classes; k++) {
                largest = Math.max(largest, Math.abs(wanted[k]));
                difference = Math.max(difference, Math.abs((double) wanted[k] - given[k]));
            }
            most = Math.max(most, largest == 0 ? difference : difference / largest);
        }
        return most;
    }

    Optional<FastProgram> fast() {
        return Optional.ofNullable(used);
    }

    /** What scores come from, a phrase. */
    String source() {
        return used == null
                ? "the audited program, because %s".formatted(refusal)
                : "a faster program, proved equal on this file";
    }

    @Override
    public void close() {
        if (used != null) {
            used.close();
        }
    }
}

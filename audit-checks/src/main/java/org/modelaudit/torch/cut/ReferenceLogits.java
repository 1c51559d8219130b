package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * What a program returns for the pictures that every cut is checked with: one alone, and the same one behind another. The program
 * is asked once, not for every cut. What it says about the picture alone and in company is compared first: a program whose answers
 * mix the pictures that come together, or that takes only one, is asked about two pictures one by one from then on.
 */
final class ReferenceLogits {

    /** Below this, poolings and strides have nothing left to work on. */
    private static final long SMALLEST = 64;

    private static final long SHRINK = 4;

    /** Where an operation had to move, rounding may differ; anything above is a wrong cut. */
    private static final double TOLERANCE = 1e-5;

    /** Rounding in a batch of another size stays below; whatever mixes pictures of different contrast lies far above. */
    private static final double MIXED = 1e-4;

    private static final float CONTRAST = 1.5f;

    /** How often a picture is asked about again where a program may draw. */
    private static final int AGAIN = 2;

    private final RunningProgram program;
    private final Shape picture;

    /** By the size of the batch; looked at by whoever holds the device. */
    private final Map<Integer, float[]> known = new HashMap<>();

    /** Why pictures are to come one by one, a phrase; empty where the answer for one does not depend on others. */
    private String aloneBecause = "";

    private ReferenceLogits(RunningProgram program, Shape picture) {
        this.program = program;
        this.picture = picture;
    }

    /**
     * Small pictures where they are as good as those of the model's own size: where the same statements run on them, and give
     * logits.
     */
    static ReferenceLogits cheapest(RunningProgram program) {
        ReferenceLogits reference = among(program);
        reference.aloneBecause = reference.compared();
        return reference;
    }

    private static ReferenceLogits among(RunningProgram program) {
        Shape full = ProbeImages.picture(program.shapes().input());
        Shape small = new Shape(full.get(0), smaller(full.get(1)), smaller(full.get(2)));
        if (!small.equals(full) && program.flat().isStraight()) {
            ReferenceLogits reference = new ReferenceLogits(program, small);
            if (reference.isUsable()) {
                return reference;
            }
        }
        return new ReferenceLogits(program, full);
    }

    /** The same for pictures of the model's own size. */
    ReferenceLogits large() {
        ReferenceLogits large = new ReferenceLogits(
                program, ProbeImages.picture(program.shapes().input()));
        large.aloneBecause = aloneBecause;
        return large;
    }

    private String compared() {
        float[] alone = of(1);
        float[] together;
        try {
            together = of(2);
        } catch (ProgramException e) {
            return "it takes no two pictures at once";
        }
        float[] second = Arrays.copyOfRange(together, alone.length, together.length);
        double difference = difference(alone, second);
        if (difference <= MIXED) {
            return "";
        }
        program.alone(() -> known.remove(2));
        return "what it says about a picture depends on the others in its batch (a logit changes by %.2g)"
                .formatted(difference);
    }

    /** Why pictures are to come one by one, a phrase; empty where the program keeps those apart that come together. */
    String aloneBecause() {
        return aloneBecause;
    }

    /**
     * @throws ProgramException if the same picture alone gets other logits when it is asked about again
     */
    void refuseDraws() {
        Set<String> draws = program.flat().randomOperations();
        if (draws.isEmpty() && aloneBecause.isEmpty()) {
            return;
        }
        float[] first = of(1);
        for (int again = 0; again < AGAIN; again++) {
            float[] next = ask(1);
            boolean same = program.device().isGpu() ? isSame(difference(first, next)) : Arrays.equals(first, next);
            if (!same) {
                throw new ProgramException(
                        "the same picture gets other logits each time, because it draws random numbers%s; take that out of forward, or switch it off as model.eval() does, before the export"
                                .formatted(draws.isEmpty() ? "" : " (%s)".formatted(String.join(", ", draws))));
            }
        }
    }

    private static long smaller(long size) {
        return Math.min(size, Math.max(SMALLEST, (size + SHRINK - 1) / SHRINK));
    }

    private boolean isUsable() {
        try {
            for (float logit : of(1)) {
                if (!Float.isFinite(logit)) {
                    return false;
                }
            }
            return true;
        } catch (ProgramException e) {
            return false;
        }
    }

    boolean isSmall() {
        return !picture.equals(ProbeImages.picture(program.shapes().input()));
    }

    /**
     * The pictures of the first or the second probe.
     *
     * @param probe 1 for one picture alone; 2 for the same behind another of more contrast, or for the other alone
     */
    NDArray images(NDManager manager, int probe) {
        if (probe == 1) {
            return ProbeImages.create(manager, picture, 1, 1);
        }
        NDArray other = ProbeImages.create(manager, picture, 2, 1).mul(CONTRAST);
        return aloneBecause.isEmpty() ? other.concat(ProbeImages.create(manager, picture, 1, 1)) : other;
    }

    /** How many pictures a probe has. */
    int count(int probe) {
        return probe == 2 && aloneBecause.isEmpty() ? 2 : 1;
    }

    private float[] of(int samples) {
        return program.alone(() -> known.computeIfAbsent(samples, this::ask));
    }

    private float[] ask(int samples) {
        try (NDManager manager = program.newManager()) {
            return program.logits(images(manager, samples)).toFloatArray();
        }
    }

    /**
     * Largest absolute difference of a logit, relative to the largest logit where that is above 1. Where they differ, the program
     * is asked again, because its weights may have been randomised since.
     *
     * @param found for the batch of one, and the batch of two where that is given too
     */
    double difference(float[]... found) {
        double difference = differenceNow(found);
        if (isSame(difference)) {
            return difference;
        }
        return program.alone(() -> {
            known.clear();
            return differenceNow(found);
        });
    }

    private double differenceNow(float[]... found) {
        double difference = 0;
        for (int i = 0; i < found.length; i++) {
            difference = Math.max(difference, difference(of(i + 1), found[i]));
        }
        return difference;
    }

    private static double difference(float[] expected, float[] found) {
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Float.isFinite(expected[i]) ? Math.max(largest, Math.abs(expected[i])) : largest;
            boolean same = Float.compare(expected[i], found[i]) == 0;
            difference = Math.max(difference, same ? 0 : Math.abs(expected[i] - found[i]));
        }
        return difference / largest;
    }

    /** Whether a difference is one of rounding; not a number is none. */
    static boolean isSame(double difference) {
        return difference <= TOLERANCE;
    }
}

package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * What a program returns for the pictures that every cut is checked with: the program is asked once, not for every cut.
 */
final class ReferenceLogits {

    /** Below this, poolings and strides have nothing left to work on. */
    private static final long SMALLEST = 64;

    private static final long SHRINK = 4;

    /** Where an operation had to move, rounding may differ; anything above is a wrong cut. */
    private static final double TOLERANCE = 1e-5;

    private final RunningProgram program;
    private final Shape picture;
    /** By the size of the batch. */
    private final Map<Integer, float[]> known = new HashMap<>();

    private ReferenceLogits(RunningProgram program, Shape picture) {
        this.program = program;
        this.picture = picture;
    }

    /**
     * Small pictures where they are as good as those of the model's own size: where the same statements run on them, and give
     * logits.
     */
    static ReferenceLogits cheapest(RunningProgram program) {
        Shape full = ProbeImages.picture(program.shapes().input());
        Shape small = new Shape(full.get(0), smaller(full.get(1)), smaller(full.get(2)));
        if (!small.equals(full) && program.flat().isStraight()) {
            ReferenceLogits reference = new ReferenceLogits(program, small);
            if (reference.isUsable()) {
                return reference;
            }
        }
        return large(program);
    }

    /** Pictures of the model's own size. */
    static ReferenceLogits large(RunningProgram program) {
        return new ReferenceLogits(program, ProbeImages.picture(program.shapes().input()));
    }

    private static long smaller(long size) {
        return Math.min(size, Math.max(SMALLEST, (size + SHRINK - 1) / SHRINK));
    }

    private boolean isUsable() {
        try {
            for (int samples = 1; samples <= 2; samples++) {
                for (float logit : of(samples)) {
                    if (!Float.isFinite(logit)) {
                        return false;
                    }
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

    /** The pictures of a batch of one or two. */
    NDArray images(NDManager manager, int samples) {
        return ProbeImages.create(manager, picture, samples, samples);
    }

    private synchronized float[] of(int samples) {
        return known.computeIfAbsent(samples, this::ask);
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
        synchronized (this) {
            known.clear();
        }
        return differenceNow(found);
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

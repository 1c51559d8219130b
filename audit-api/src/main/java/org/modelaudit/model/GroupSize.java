package org.modelaudit.model;

import ai.djl.Device;
import org.modelaudit.image.InputSpecification;

/**
 * How many pictures go through a model together where nothing but the device and their size decides. Public for whoever takes a
 * pass apart.
 */
public final class GroupSize {

    /** Numbers of a GPU's pictures, 8 MiB of them: what fills it, and leaves room for what a program makes of them. */
    private static final long GPU_NUMBERS = 1 << 21;

    /** Of small pictures; beyond that a padded last group costs more than company saves. */
    private static final int GPU_MOST = 32;

    /** Variants on a GPU, whose memory is for what is recorded too. */
    private static final int GPU_VARIANTS = 16;

    /** Numbers of a CPU's pictures, 4 MiB of them: four pictures of 224×224. */
    private static final long CPU_NUMBERS = 1 << 20;

    /** Of small pictures: from here on no time is saved. */
    private static final int CPU_MOST = 8;

    /** Of large ones: enough for a program that mixes pictures to be seen doing so. */
    private static final int CPU_LEAST = 2;

    private GroupSize() {}

    /** Different pictures: 1 on a CPU, which takes no longer for pictures one by one, else a power of two. */
    static int of(Device device, InputSpecification input) {
        return device.isGpu() ? powerOfTwo(GPU_NUMBERS / numbers(input), 1, GPU_MOST) : 1;
    }

    /**
     * Variants of one picture, a power of two. A CPU is fastest with few, because what a program makes of them stays in the cache.
     * Milliseconds of one core for a variant, forward, of 1, 2, 4, 8, 16 and 32: MobileNetV2 16, 15, 14, 16, 24, 42; SqueezeNet 1.1
     * 22, 21, 21, 21, 25, 30; ResNet-20 on 32×32 2.5, 1.9, 1.6, 1.3, 1.3, 1.6; forward and back alike.
     */
    public static int ofVariants(Device device, InputSpecification input) {
        return device.isGpu() ? GPU_VARIANTS : powerOfTwo(CPU_NUMBERS / numbers(input), CPU_LEAST, CPU_MOST);
    }

    private static long numbers(InputSpecification input) {
        return (long) input.colour().channels() * input.height() * input.width();
    }

    private static int powerOfTwo(long pictures, int least, int most) {
        return Math.toIntExact(Long.highestOneBit(Math.max(least, Math.min(most, pictures))));
    }
}

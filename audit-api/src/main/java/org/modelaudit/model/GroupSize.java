package org.modelaudit.model;

import ai.djl.Device;
import org.modelaudit.image.InputSpecification;

/**
 * How many pictures go through a model together where nothing but the device and their size decides. A CPU takes no longer for
 * pictures one by one; a GPU is idle most of the time with a small picture alone.
 */
final class GroupSize {

    /** Numbers of a group's pictures, 8 MiB of them: what fills a GPU, and leaves room for what a program makes of them. */
    private static final long NUMBERS = 1 << 21;

    /** Of small pictures; beyond that a padded last group costs more than company saves. */
    private static final int MOST = 32;

    private GroupSize() {}

    /** 1 on a CPU, else a power of two. */
    static int of(Device device, InputSpecification input) {
        if (!device.isGpu()) {
            return 1;
        }
        long picture = (long) input.colour().channels() * input.height() * input.width();
        return Math.toIntExact(Long.highestOneBit(Math.max(1, Math.min(MOST, NUMBERS / picture))));
    }
}

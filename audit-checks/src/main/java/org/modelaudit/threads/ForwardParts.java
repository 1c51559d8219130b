package org.modelaudit.threads;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.BatchParts;

/**
 * A forward pass of many pictures in parts of a size that nothing but the picture's own size decides, several at once. Each part
 * stays on one thread: an engine takes other kernels, which round otherwise, for another number of threads, so threads share
 * pictures and never a picture. A GPU takes all pictures together.
 *
 * <p>Small parts are faster too, because what an engine makes of them stays in the cache. Milliseconds of one core for a picture
 * in parts of 1, 2, 4, 8, 16 and 32: MobileNetV2 16, 15, 14, 16, 24, 42; SqueezeNet 1.1 22, 21, 21, 21, 25, 30; ResNet-20 on
 * 32×32 2.5, 1.9, 1.6, 1.3, 1.3, 1.6.
 *
 * @param size pictures of a part; the last part of a pass may have fewer
 * @param threads that run parts
 */
public record ForwardParts(int size, PassThreads threads) {

    /** Numbers of a part's pictures, 4 MiB of them: four pictures of 224×224. */
    private static final long NUMBERS = 1 << 20;

    /** Of small pictures: from here on no time is saved. */
    private static final int MOST = 8;

    /** Of large ones: enough for a program that mixes pictures to be seen doing so. */
    private static final int LEAST = 2;

    public static ForwardParts of(Device device, InputSpecification input) {
        return new ForwardParts(device.isGpu() ? Integer.MAX_VALUE : size(input), PassThreads.wanted());
    }

    private static int size(InputSpecification input) {
        long picture = (long) input.colour().channels() * input.height() * input.width();
        return Math.toIntExact(Long.highestOneBit(Math.max(LEAST, Math.min(MOST, NUMBERS / picture))));
    }

    /**
     * @param images {@code N×C×H×W}
     * @param pass from pictures to a row for each, under their manager; called by several threads at once
     * @return {@code N×K}, under the manager of {@code images}
     */
    public NDArray forward(NDArray images, UnaryOperator<NDArray> pass) {
        List<NDArray> parts = BatchParts.of(images, size);
        try {
            return BatchParts.joined(threads.all(parts.stream()
                    .<Supplier<NDArray>>map(part -> () -> pass.apply(part))
                    .toList()));
        } finally {
            if (parts.size() > 1) {
                parts.forEach(NDArray::close);
            }
        }
    }
}

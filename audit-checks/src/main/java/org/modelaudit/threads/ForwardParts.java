package org.modelaudit.threads;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.BatchParts;
import org.modelaudit.model.GroupSize;

/**
 * A forward pass of many pictures in parts of a size that nothing but the picture's own size decides, several at once. Each part
 * stays on one thread: an engine takes other kernels, which round otherwise, for another number of threads, so threads share
 * pictures and never a picture. A GPU takes all pictures together.
 *
 * @param size pictures of a part; the last part of a pass may have fewer
 * @param threads that run parts
 */
public record ForwardParts(int size, PassThreads threads) {

    public static ForwardParts of(Device device, InputSpecification input) {
        return new ForwardParts(
                device.isGpu() ? Integer.MAX_VALUE : GroupSize.ofVariants(device, input), PassThreads.wanted());
    }

    /**
     * @param images {@code N×C×H×W}, which stay as they are: programs that normalise pictures where they lie get copies
     * @param pass from pictures to a row for each, under their manager; called by several threads at once
     * @return {@code N×K}, under the manager of {@code images}
     */
    public NDArray forward(NDArray images, UnaryOperator<NDArray> pass) {
        List<NDArray> parts = BatchParts.of(images, size);
        List<NDArray> own = parts.size() == 1 ? List.of(images.duplicate()) : parts;
        try {
            return BatchParts.joined(threads.all(own.stream()
                    .<Supplier<NDArray>>map(part -> () -> pass.apply(part))
                    .toList()));
        } finally {
            own.forEach(NDArray::close);
        }
    }
}

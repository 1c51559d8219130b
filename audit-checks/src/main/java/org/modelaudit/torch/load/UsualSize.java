package org.modelaudit.torch.load;

import java.util.stream.LongStream;

/** Which of several sizes of a square picture an image classifier is most likely exported with. */
final class UsualSize {

    /** What published classifiers take, in pixels; where several fit, the earlier is the more usual one. */
    private static final long[] PUBLISHED = {
        224, 32, 28, 64, 256, 128, 384, 512, 96, 299, 288, 240, 160, 192, 300, 260, 380, 331, 336, 448, 456, 480, 528,
        600
    };

    private static final long[] STEPS = {32, 16, 8, 4, 2, 1};

    private UsualSize() {}

    /**
     * @param smallest at least 1
     * @param largest at least as large
     * @return a published size where one lies there, else the smallest multiple of as large a power of two as there is
     */
    static long between(long smallest, long largest) {
        return LongStream.concat(
                        LongStream.of(PUBLISHED), LongStream.of(STEPS).map(step -> (smallest + step - 1) / step * step))
                .filter(size -> smallest <= size && size <= largest)
                .findFirst()
                .orElse(smallest);
    }
}

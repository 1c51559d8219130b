package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.modelaudit.torch.program.Weight;

/**
 * Checksums of a model's weights, to notice a single changed bit. Against accidents, not against an attacker, so they are
 * ones that a processor computes as fast as it reads, and nothing is copied where libtorch's memory can be read in place.
 */
final class WeightDigests {

    private final List<Long> digests;

    private WeightDigests(List<Long> digests) {
        this.digests = digests;
    }

    static WeightDigests of(List<NDArray> weights) {
        List<Long> digests = new ArrayList<>();
        for (NDArray weight : weights) {
            digests.add(digest(weight));
        }
        return new WeightDigests(digests);
    }

    private static long digest(NDArray weight) {
        CRC32C digest = new CRC32C();
        // A view of the same memory, or where the weight does not lie in one piece a copy that is freed at once.
        try (NDArray bytes = weight.reshape(weight.size())) {
            digest.update(bytes instanceof PtNDArray inPlace ? inPlace.toByteBuffer(true) : bytes.toByteBuffer());
        }
        return digest.getValue();
    }

    /** Paths of the weights that differ from {@code other}. */
    List<String> changedSince(WeightDigests other, List<Weight> weights) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < digests.size(); i++) {
            if (!digests.get(i).equals(other.digests.get(i))) {
                changed.add(weights.get(i).path());
            }
        }
        return changed;
    }
}

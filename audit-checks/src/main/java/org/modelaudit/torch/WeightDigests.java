package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.modelaudit.torch.program.Weight;

/** Digests of a model's weights, to notice a single changed bit. */
final class WeightDigests {

    private final List<String> digests;

    private WeightDigests(List<String> digests) {
        this.digests = digests;
    }

    static WeightDigests of(List<NDArray> weights) {
        List<String> digests = new ArrayList<>();
        for (NDArray weight : weights) {
            MessageDigest digest = sha256();
            ByteBuffer bytes = weight.toByteBuffer();
            digest.update(bytes);
            digests.add(HexFormat.of().formatHex(digest.digest()));
        }
        return new WeightDigests(digests);
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

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

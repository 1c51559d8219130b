package org.modelaudit.torch.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.ProgramException;

/**
 * Where the tensors of a graph lie in the saved program. libtorch gives every tensor a storage of its own, so each gets the part of
 * its storage that it looks at; two that look at the same numbers in the same way are one.
 */
final class SavedTensors {

    /** Views may overlap; what they come to stays within reason. */
    private static final int MOST_TIMES = 8;

    private static final long SMALL = 64L << 20;

    private final Map<BytesPart, String> keys = new HashMap<>();
    private final List<StoredBytes> parts = new ArrayList<>();
    private final Set<StoredBytes> storages = new HashSet<>();
    private long total;
    private long stored;

    /** A tensor in the saved program, over a storage of its own. */
    Pickled.Tensor view(GraphTensor tensor) {
        StoredBytes storage = tensor.storage();
        BytesPart part = new BytesPart(storage, tensor.firstByte(), tensor.endByte());
        String key = keys.get(part);
        if (key == null) {
            key = Integer.toString(parts.size());
            keys.put(part, key);
            parts.add(part.size() == storage.size() ? storage : part);
            count(tensor, part);
        }
        long elements = part.size() / tensor.type().bytes();
        return new Pickled.Tensor(
                new Pickled.Storage(tensor.type().storage(), key, elements), 0, tensor.shape(), tensor.strides());
    }

    private void count(GraphTensor tensor, BytesPart part) {
        stored += storages.add(part.whole()) ? part.whole().size() : 0;
        total += part.size();
        if (total > SMALL && total / MOST_TIMES > stored) {
            throw new ProgramException(
                    "its tensors come to more than %d times the numbers that it stores (at '%s'); export it again"
                            .formatted(MOST_TIMES, tensor.path()));
        }
    }

    /** By their keys, {@code 0}, {@code 1}, …. */
    List<StoredBytes> parts() {
        return parts;
    }
}

package org.modelaudit.torch.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.source.ProgramException;

/**
 * Where the tensors of a graph lie in the saved program. libtorch gives every tensor a storage of its own, so each gets the part of
 * its storage that it looks at; two that look at the same numbers in the same way are one.
 */
final class SavedTensors {

    /** Views may overlap; what they come to stays within reason. */
    private static final int MOST_TIMES = 8;

    private static final long SMALL = 64L << 20;

    /**
     * A tensor in the saved program.
     *
     * @param storage key of its storage
     * @param elements of the storage
     */
    record View(String storage, ElementType type, long elements, long offset, List<Long> shape, List<Long> strides) {}

    private record Part(StoredBytes storage, long first, long end) {}

    private final Map<Part, String> keys = new HashMap<>();
    private final List<StoredBytes> parts = new ArrayList<>();
    private final Map<StoredBytes, Boolean> storages = new HashMap<>();
    private long total;
    private long stored;

    View view(GraphTensor tensor) {
        long size = tensor.storage().size();
        boolean whole = tensor.firstByte() == 0 && tensor.endByte() == size;
        Part part = new Part(tensor.storage(), tensor.firstByte(), tensor.endByte());
        String key = keys.get(part);
        if (key == null) {
            key = Integer.toString(parts.size());
            keys.put(part, key);
            parts.add(whole ? tensor.storage() : new BytesPart(part.storage, part.first, part.end));
            count(tensor, part);
        }
        long elements = (part.end - part.first) / tensor.type().bytes();
        return new View(key, tensor.type(), elements, 0, tensor.shape(), tensor.strides());
    }

    private void count(GraphTensor tensor, Part part) {
        stored += storages.put(part.storage, true) == null ? part.storage.size() : 0;
        total += part.end - part.first;
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

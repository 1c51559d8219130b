package org.modelaudit.torch.graph;

import java.util.List;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/**
 * A tensor that the model keeps: a parameter, a buffer or a constant.
 *
 * @param owner path of the module that owns it, empty for the top module
 * @param attribute what the owner calls it
 * @param parameter whether it was trained
 * @param storage what it looks at; tensors may share one
 * @param type of its numbers
 * @param offset of its first number in the storage
 * @param strides distance of neighbours along each axis, in numbers
 */
public record GraphTensor(
        String owner,
        String attribute,
        boolean parameter,
        StoredBytes storage,
        ElementType type,
        long offset,
        List<Long> shape,
        List<Long> strides) {

    /** As many as PyTorch's operations take. */
    private static final int MOST_AXES = 64;

    /** One that repeats its numbers, as an expanded one does, may be longer than what it keeps, but not without end. */
    private static final long MOST_REPEATED = 1 << 24;

    /**
     * @throws ProgramException if it reaches beyond its storage
     */
    public GraphTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        try {
            check(
                    Printable.of(owner.isEmpty() ? attribute : owner + '.' + attribute),
                    storage,
                    type,
                    offset,
                    shape,
                    strides);
        } catch (ArithmeticException e) {
            throw new ProgramException(
                    "its tensor '%s' is larger than any storage; export it again".formatted(Printable.of(attribute)),
                    e);
        }
    }

    private static void check(
            String name, StoredBytes storage, ElementType type, long offset, List<Long> shape, List<Long> strides) {
        if (shape.size() != strides.size() || shape.size() > MOST_AXES) {
            throw new ProgramException("its tensor '%s' has %d axes and %d strides; export it again"
                    .formatted(name, shape.size(), strides.size()));
        }
        if (offset < 0
                || shape.stream().anyMatch(n -> n < 0)
                || strides.stream().anyMatch(n -> n < 0)) {
            throw new ProgramException("its tensor '%s' has a negative size; export it again".formatted(name));
        }
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (elements > Math.max(storage.size() / type.bytes(), MOST_REPEATED)) {
            throw new ProgramException("its tensor '%s' repeats %d bytes as %d numbers; export it again"
                    .formatted(name, storage.size(), elements));
        }
        long end = Math.multiplyExact(end(offset, shape, strides), type.bytes());
        if (end > storage.size()) {
            throw new ProgramException(
                    "its tensor '%s' ends at byte %d of a storage of %d bytes; copy or export it again"
                            .formatted(name, end, storage.size()));
        }
    }

    /** Number of the element behind the last, the offset's where it is empty. */
    private static long end(long offset, List<Long> shape, List<Long> strides) {
        long last = offset;
        for (int i = 0; i < shape.size(); i++) {
            if (shape.get(i) == 0) {
                return offset;
            }
            last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
        }
        return Math.addExact(last, 1);
    }

    /** The first byte of the storage that it looks at. */
    long firstByte() {
        return offset * type.bytes();
    }

    /** The byte behind the last. */
    long endByte() {
        return end(offset, shape, strides) * type.bytes();
    }

    /** Dotted path from the top module. */
    String path() {
        return ModulePath.child(owner, attribute);
    }
}

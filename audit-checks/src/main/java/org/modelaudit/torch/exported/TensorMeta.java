package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** What a schema says of a tensor, {@code TensorMeta}: kind of numbers and layout by the schema's own numbers. */
final class TensorMeta {

    private static final Map<Long, ElementType> TYPES = Map.ofEntries(
            Map.entry(1L, ElementType.UINT8),
            Map.entry(2L, ElementType.INT8),
            Map.entry(3L, ElementType.INT16),
            Map.entry(4L, ElementType.INT32),
            Map.entry(5L, ElementType.INT64),
            Map.entry(6L, ElementType.FLOAT16),
            Map.entry(7L, ElementType.FLOAT32),
            Map.entry(8L, ElementType.FLOAT64),
            Map.entry(10L, ElementType.COMPLEX64),
            Map.entry(11L, ElementType.COMPLEX128),
            Map.entry(12L, ElementType.BOOL),
            Map.entry(13L, ElementType.BFLOAT16));

    private static final long STRIDED = 7;

    private final Fields meta;
    private final String name;

    /**
     * @param name of the tensor, for messages
     */
    TensorMeta(Fields meta, String name) {
        this.meta = meta;
        this.name = Printable.of(name);
    }

    /** The type of a number of the schema's; null for none that can be audited. */
    static @Nullable ElementType type(long number) {
        return TYPES.get(number);
    }

    ElementType type() {
        long number = meta.whole("dtype");
        ElementType type = type(number);
        if (type == null) {
            throw new ProgramException(
                    "its tensor '%s' holds numbers of the type %d, which cannot be audited; export a model of 32-bit floats"
                            .formatted(name, number));
        }
        if (meta.whole("layout") != STRIDED) {
            throw new ProgramException(
                    "its tensor '%s' is sparse, which cannot be audited; export a dense one".formatted(name));
        }
        return type;
    }

    List<Long> shape() {
        return numbers("sizes");
    }

    List<Long> strides() {
        return numbers("strides");
    }

    private List<Long> numbers(String field) {
        List<Long> numbers = new ArrayList<>();
        for (Fields number : meta.objects(field)) {
            numbers.add(number.whole("as_int"));
        }
        return numbers;
    }

    long offset() {
        return meta.has("storage_offset") ? meta.object("storage_offset").whole("as_int") : 0;
    }

    /** Sizes as they stand there: {@code as_int} or {@code as_expr}. */
    List<Fields> sizes() {
        return meta.objects("sizes");
    }
}

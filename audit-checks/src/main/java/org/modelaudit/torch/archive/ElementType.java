package org.modelaudit.torch.graph;

import java.util.Arrays;
import org.modelaudit.torch.source.ProgramException;

/** Types of numbers that a tensor can hold. */
public enum ElementType {
    UINT8("ByteStorage", 1),
    INT8("CharStorage", 1),
    INT16("ShortStorage", 2),
    INT32("IntStorage", 4),
    INT64("LongStorage", 8),
    FLOAT16("HalfStorage", 2),
    FLOAT32("FloatStorage", 4),
    FLOAT64("DoubleStorage", 8),
    COMPLEX64("ComplexFloatStorage", 8),
    COMPLEX128("ComplexDoubleStorage", 16),
    BOOL("BoolStorage", 1),
    BFLOAT16("BFloat16Storage", 2);

    private final String storage;
    private final int bytes;

    ElementType(String storage, int bytes) {
        this.storage = storage;
        this.bytes = bytes;
    }

    /**
     * @param storage PyTorch's name, {@code FloatStorage}
     * @throws ProgramException if no tensor of it can be audited
     */
    public static ElementType ofStorage(String storage) {
        return Arrays.stream(values())
                .filter(type -> type.storage.equals(storage))
                .findFirst()
                .orElseThrow(() -> new ProgramException(
                        "it holds numbers of the type '%s', which cannot be audited; export a model of 32-bit floats"
                                .formatted(storage)));
    }

    /** How PyTorch calls a storage of them, {@code FloatStorage}. */
    public String storage() {
        return storage;
    }

    public int bytes() {
        return bytes;
    }
}

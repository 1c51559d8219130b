package org.modelaudit.torch.archive;

import java.util.Arrays;
import org.modelaudit.torch.source.ProgramException;

/** Types of numbers that a tensor can hold. Public for the readers of formats. */
public enum ElementType {
    UINT8("ByteStorage", 1, 0),
    INT8("CharStorage", 1, 1),
    INT16("ShortStorage", 2, 2),
    INT32("IntStorage", 4, 3),
    INT64("LongStorage", 8, 4),
    FLOAT16("HalfStorage", 2, 5),
    FLOAT32("FloatStorage", 4, 6),
    FLOAT64("DoubleStorage", 8, 7),
    COMPLEX64("ComplexFloatStorage", 8, 9),
    COMPLEX128("ComplexDoubleStorage", 16, 10),
    BOOL("BoolStorage", 1, 11),
    BFLOAT16("BFloat16Storage", 2, 15);

    private final String storage;
    private final int bytes;
    private final int number;

    ElementType(String storage, int bytes, int number) {
        this.storage = storage;
        this.bytes = bytes;
        this.number = number;
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

    /** By which PyTorch's operations are given it. */
    public int number() {
        return number;
    }
}

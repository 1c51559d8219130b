package org.modelaudit.torch.onnx;

import org.modelaudit.torch.archive.ElementType;

/** How ONNX numbers the types of elements, and what they keep of a number. */
final class ElementTypes {

    private ElementTypes() {}

    /** Of {@code TensorProto.DataType}. */
    static ElementType of(long onnx) {
        return switch ((int) onnx) {
            case 1 -> ElementType.FLOAT32;
            case 2 -> ElementType.UINT8;
            case 3 -> ElementType.INT8;
            case 5 -> ElementType.INT16;
            case 6 -> ElementType.INT32;
            case 7 -> ElementType.INT64;
            case 9 -> ElementType.BOOL;
            case 10 -> ElementType.FLOAT16;
            case 11 -> ElementType.FLOAT64;
            case 16 -> ElementType.BFLOAT16;
            default -> throw new NotTranslated("it holds numbers of the ONNX type %d".formatted(onnx));
        };
    }

    static boolean isReal(ElementType type) {
        return switch (type) {
            case FLOAT16, FLOAT32, FLOAT64, BFLOAT16 -> true;
            default -> false;
        };
    }

    /** The number as the type keeps it. */
    static double rounded(ElementType type, double value) {
        return switch (type) {
            case FLOAT64 -> value;
            case FLOAT16, FLOAT32, BFLOAT16 -> (float) value;
            case BOOL -> value == 0 ? 0 : 1;
            default -> Double.isNaN(value) ? 0 : value < 0 ? Math.ceil(value) : Math.floor(value);
        };
    }
}

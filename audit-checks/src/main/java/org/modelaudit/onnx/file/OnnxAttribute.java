package org.modelaudit.onnx.file;

import java.util.List;
import java.util.stream.Stream;

/** A setting of a node ({@code AttributeProto}); one of these by the type that the file gives it. */
public sealed interface OnnxAttribute {

    record Real(float value) implements OnnxAttribute {}

    record Whole(long value) implements OnnxAttribute {}

    record Text(String value) implements OnnxAttribute {}

    record Tensor(OnnxTensor value) implements OnnxAttribute {}

    record Reals(List<Float> values) implements OnnxAttribute {}

    record Wholes(List<Long> values) implements OnnxAttribute {}

    record Texts(List<String> values) implements OnnxAttribute {}

    /** A graph, a type, a sparse tensor, or a list of such. */
    record Other() implements OnnxAttribute {}

    /** The tensor, where it is one. */
    default Stream<OnnxTensor> tensors() {
        return this instanceof Tensor t ? Stream.of(t.value) : Stream.empty();
    }
}

package org.modelaudit.onnx.file;

import java.util.List;

/**
 * What a graph takes.
 *
 * @param type number that onnx.proto gives the type of its elements; 0 where the file does not say
 * @param axes length of each, 0 where one is free; empty where the file does not say
 */
public record OnnxInput(String name, int type, List<Long> axes) {

    public OnnxInput {
        axes = List.copyOf(axes);
    }
}

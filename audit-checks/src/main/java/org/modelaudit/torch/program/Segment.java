package org.modelaudit.torch.program;

import java.util.List;

/**
 * Some of a program's statements as a method of their own, from a list of tensors to a list of tensors.
 *
 * @param name of the method
 * @param from number of the first statement
 * @param to number of the statement behind the last
 * @param inputs variables that it is given, in this order
 * @param outputs variables that it returns, in this order
 */
public record Segment(String name, int from, int to, List<String> inputs, List<String> outputs) {

    public Segment {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}

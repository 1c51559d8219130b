package org.modelaudit.torch.program;

import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.Expression;

/** What a name stands for while a program is flattened. */
sealed interface Value {

    /** A variable, a literal or a weight: something that can be written down as it is, as often as needed. */
    record Operand(Expression expression) implements Value {}

    /**
     * A module, which the flat program does not have any more.
     *
     * @param path from the top module, empty for the top module itself
     */
    record Module(String path, Pickled.Instance instance) implements Value {

        String child(String name) {
            return path.isEmpty() ? name : path + '.' + name;
        }
    }

    /** A function or class, by its full name. */
    record Function(String qualifiedName) implements Value {}
}

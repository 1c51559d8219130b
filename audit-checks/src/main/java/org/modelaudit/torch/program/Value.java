package org.modelaudit.torch.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
     * @param access how the top module's own methods read it
     */
    record Module(String path, Pickled.Instance instance, Expression access) implements Value {

        /** A module that this one keeps as an attribute. */
        Module attribute(ProgramSource source, String name, Pickled.Instance attribute) {
            Expression read = new Expression.Attribute(access, name);
            Expression declared = source.classNamed(instance.type()).fields().get(name);
            boolean hidden = declared != null && source.isInterface(String.valueOf(declared.dotted()));
            // An interface does not show the weights of what stands behind it.
            Expression shown = hidden
                    ? new Expression.Call(
                            new Expression.Name("unchecked_cast"), List.of(Expression.ofDotted(attribute.type()), read))
                    : read;
            return new Module(child(name), attribute, shown);
        }

        String child(String name) {
            return path.isEmpty() ? name : path + '.' + name;
        }
    }

    /**
     * An object of a class of the user's own; its attributes are followed like variables.
     */
    final class UserObject implements Value {

        private final String type;
        private final Map<String, Value> attributes = new LinkedHashMap<>();
        private final int depth;

        /**
         * @param type full name of its class
         * @param depth of the block that made it, which alone may change it; -1 for one that the model keeps
         */
        UserObject(String type, int depth) {
            this.type = type;
            this.depth = depth;
        }

        String type() {
            return type;
        }

        Map<String, Value> attributes() {
            return attributes;
        }

        boolean belongsTo(int block) {
            return depth == block;
        }
    }

    /** A tuple that a module returned, taken apart, so that each of its elements goes on by itself. */
    record Several(List<Expression> elements) implements Value {

        /** The element that indices name, or null where they are no number of one. */
        @Nullable
        Expression element(List<Expression> indices) {
            boolean known = indices.get(0) instanceof Expression.Literal index
                    && index.text().matches("\\d")
                    && Integer.parseInt(index.text()) < elements.size();
            return known ? elements.get(Integer.parseInt(((Expression.Literal) indices.get(0)).text())) : null;
        }
    }

    /** A function or class, by its full name. */
    record Function(String qualifiedName) implements Value {}
}

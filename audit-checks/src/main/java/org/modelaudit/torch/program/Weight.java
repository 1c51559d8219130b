package org.modelaudit.torch.program;

import java.util.List;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.SourceWriter;

/**
 * A number array that the model holds: a parameter, a buffer or a constant.
 *
 * @param path dotted path from the top module, {@code layer1.0.conv1.weight}; {@code CONSTANTS.c3} for a constant
 * @param layer path of the module that owns it; empty for the top module and for constants
 * @param shape as saved
 * @param type PyTorch's name of its storage, {@code FloatStorage}
 * @param parameter whether it was trained, as opposed to a buffer
 * @param access how the top module's own methods read it
 */
public record Weight(String path, String layer, List<Long> shape, String type, boolean parameter, Expression access) {

    static final String CONSTANTS = "CONSTANTS";

    static Weight attribute(Value.Module module, String name, Pickled.Tensor tensor, ClassDefinition type) {
        String path = module.child(name);
        boolean parameter = type.constants().get("__parameters__") instanceof Expression.ListLiteral list
                && list.elements().contains(new Expression.Literal('"' + name + '"'));
        return new Weight(path, module.path(), tensor.shape(), tensor.storage().type(), parameter, read(module, name));
    }

    /** An attribute, of an object that the module keeps where the name has dots. */
    private static Expression read(Value.Module module, String name) {
        Expression access = module.access();
        for (String part : name.split("\\.", -1)) {
            access = new Expression.Attribute(access, part);
        }
        return access;
    }

    /** A tensor that a module keeps in a list or dictionary. */
    static Weight element(Value.Module module, String name, Expression key, Pickled.Tensor tensor) {
        String path = module.child(name) + '[' + SourceWriter.text(key) + ']';
        Expression access = new Expression.Subscript(read(module, name), List.of(key));
        return new Weight(path, module.path(), tensor.shape(), tensor.storage().type(), false, access);
    }

    static Weight constant(String name, Pickled.Tensor tensor) {
        boolean number =
                tensor.shape().isEmpty() || !tensor.storage().type().matches("(Float|Double|Half|BFloat16)Storage");
        String path = CONSTANTS + '.' + name;
        return new Weight(path, "", tensor.shape(), tensor.storage().type(), !number, Expression.ofDotted(path));
    }

    public boolean isConstant() {
        return path.startsWith(CONSTANTS + '.');
    }

    public long elements() {
        return shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** How the top module's own methods read it. */
    public String inTopModule() {
        return SourceWriter.text(access);
    }
}

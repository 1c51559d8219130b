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
 */
public record Weight(String path, String layer, List<Long> shape, String type, boolean parameter) {

    static final String CONSTANTS = "CONSTANTS";

    static Weight attribute(String layer, String name, Pickled.Tensor tensor, ClassDefinition type) {
        String path = layer.isEmpty() ? name : layer + '.' + name;
        boolean parameter = type.constants().get("__parameters__") instanceof Expression.ListLiteral list
                && list.elements().contains(new Expression.Literal('"' + name + '"'));
        return new Weight(path, layer, tensor.shape(), tensor.storage().type(), parameter);
    }

    static Weight constant(String name, Pickled.Tensor tensor) {
        boolean number =
                tensor.shape().isEmpty() || !tensor.storage().type().matches("(Float|Double|Half|BFloat16)Storage");
        return new Weight(
                CONSTANTS + '.' + name, "", tensor.shape(), tensor.storage().type(), !number);
    }

    public boolean isConstant() {
        return path.startsWith(CONSTANTS + '.');
    }

    public long elements() {
        return shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** How the top module's own methods read it. */
    public String inTopModule() {
        return SourceWriter.text(Expression.ofDotted(isConstant() ? path : "self." + path));
    }
}

package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.FunctionDefinition.Parameter;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;

/** What the top module's {@code forward} takes: one batch of pictures, and nothing else that it cannot do without. */
final class ForwardParameters {

    private ForwardParameters() {}

    /**
     * The defaults of all parameters behind {@code self} and the pictures.
     *
     * @throws ProgramException if the first takes no batch of pictures, or another has no default
     */
    static List<Value> besideThePictures(FunctionDefinition forward) {
        List<Parameter> parameters = forward.parameters();
        if (parameters.size() > 1) {
            refuseOtherThanTensor(parameters.get(1).type());
        }
        List<Value> defaults = new ArrayList<>();
        for (int i = 2; i < parameters.size(); i++) {
            Expression byDefault = parameters.get(i).byDefault();
            if (byDefault == null) {
                throw new ProgramException("its 'forward' wants more than the pictures: '%s'"
                        .formatted(parameters.get(i).name()));
            }
            defaults.add(new Value.Operand(byDefault));
        }
        return defaults;
    }

    private static void refuseOtherThanTensor(@Nullable Expression type) {
        if (type instanceof Subscript s && !"Optional".equals(s.target().dotted())) {
            String given = SourceWriter.text(type);
            throw new ProgramException("its 'forward' takes %s%s and not one batch of pictures N×C×H×W"
                    .formatted(given, given.equals("List[Tensor]") ? ", as a detector does," : ""));
        }
    }
}

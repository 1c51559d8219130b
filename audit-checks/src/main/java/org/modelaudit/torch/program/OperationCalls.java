package org.modelaudit.torch.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.Statement;

/** The calls that are left when every function has been followed: PyTorch's own operations, casts, methods of values. */
final class OperationCalls {

    private final Flattener flattener;
    private final Emitter emitter;
    private final PackedLayers packed;

    OperationCalls(Flattener flattener, Emitter emitter, PackedLayers packed) {
        this.flattener = flattener;
        this.emitter = emitter;
        this.packed = packed;
    }

    /** {@code torch.relu(x)}. */
    Value call(Call call, Scope scope, String hint) {
        Value unpacked = packed.follow(call, scope, hint);
        if (unpacked != null) {
            return unpacked;
        }
        String name = call.function().dotted();
        refuseWithoutGradient(name);
        Call kept = (Call) Expressions.replaceChildren(call, e -> OperationArguments.of(flattener, e, scope));
        TrainingOperations.refuse(kept, scope.layer);
        boolean inPlace = Operations.isInPlace(name)
                && !kept.arguments().isEmpty()
                && kept.arguments().get(0) instanceof Name;
        if (inPlace) {
            // The result is the argument itself: one variable for both keeps what lives across a cut right.
            Name changed = (Name) kept.arguments().get(0);
            emitter.emit(new Statement.Assign(changed.name(), kept), scope.layer);
            return new Value.Operand(changed);
        }
        return keepOrFold(kept, scope, hint);
    }

    private static void refuseWithoutGradient(@Nullable String operation) {
        if (Operations.isQuantized(operation)) {
            throw new ProgramException(
                    "it is quantized ('%s'), and quantized operations have no gradient; audit the model as it was before quantization"
                            .formatted(operation));
        }
        if (Operations.isForInferenceAlone(operation)) {
            throw new ProgramException(
                    "it was rewritten for inference alone ('%s'), where no gradient passes; audit the model as it was before torch.jit.optimize_for_inference or optimize_for_mobile: torch.jit.script(model.eval()).save(\"model.pt\")"
                            .formatted(operation));
        }
    }

    /** {@code annotate(T, x)}, {@code unchecked_cast(T, x)}, {@code isinstance(x, T)}, {@code uninitialized(T)}. */
    Value typed(Call call, String name, Scope scope, String hint) {
        Expression type = call.arguments().get(name.equals("isinstance") ? 1 : 0);
        if (name.equals("uninitialized")) {
            return new Value.Operand(emitter.keep(call, hint, scope.layer));
        }
        Expression value =
                OperationArguments.of(flattener, call.arguments().get(name.equals("isinstance") ? 0 : 1), scope);
        if (name.equals("unchecked_cast") && !(value instanceof Name)) {
            return new Value.Operand(value);
        }
        List<Expression> arguments = name.equals("isinstance") ? List.of(value, type) : List.of(type, value);
        return new Value.Operand(emitter.keep(new Call(call.function(), arguments), hint, scope.layer));
    }

    /** {@code target[indices]}. */
    Value subscript(Expression.Subscript s, Scope scope, String hint) {
        Value target = flattener.evaluate(s.target(), scope, "t");
        Expression element = target instanceof Value.Several several ? several.element(s.indices()) : null;
        if (element != null) {
            return new Value.Operand(element);
        }
        Expression of = flattener.operand(target, "t", scope.layer);
        List<Expression> indices =
                s.indices().stream().map(e -> flattener.part(e, scope)).toList();
        return keepOrFold(new Expression.Subscript(of, indices), scope, hint);
    }

    /** The method of a value, {@code dictionary.keys()}. */
    Value method(Expression object, String name, Call call, Scope scope, String hint) {
        return keep(new Attribute(object, name), call, scope, hint);
    }

    /** A named tuple, the only object that a program may make of a class of its own. */
    Value namedTuple(String type, Call call, Scope scope, String hint) {
        return keep(Expression.ofDotted(type), call, scope, hint);
    }

    private Value keep(Expression function, Call call, Scope scope, String hint) {
        // The function is no value of the program, only its arguments are.
        Call kept = (Call) Expressions.replaceChildren(
                new Call(new Name("kept"), call.arguments(), call.keywords()), e -> flattener.part(e, scope));
        return new Value.Operand(
                emitter.keep(new Call(function, kept.arguments(), kept.keywords()), hint, scope.layer));
    }

    /** A condition that constants decide becomes what they decide; all else is kept in a variable. */
    Value keepOrFold(Expression expression, Scope scope, String hint) {
        Literal known = ConstantFolding.fold(expression, emitter::neverNone);
        return new Value.Operand(known != null ? known : emitter.keep(expression, hint, scope.layer));
    }
}

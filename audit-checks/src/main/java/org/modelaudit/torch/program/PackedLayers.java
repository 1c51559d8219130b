package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.PackedConstants;
import org.modelaudit.torch.archive.PackedLayer;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;

/** Translates the layers that were packed for phones, {@code prepacked::conv2d_clamp_run}, back into what they were packed from. */
final class PackedLayers {

    private static final Pattern RUN = Pattern.compile("ops\\.prepacked\\.\\w+_run");
    private static final Pattern CONSTANT = Pattern.compile("CONSTANTS\\.c\\d{1,6}");

    private final Flattener flattener;
    private final Emitter emitter;
    private final WeightTable weights;
    private final List<@Nullable Object> constants;

    PackedLayers(Flattener flattener, Emitter emitter, WeightTable weights, List<@Nullable Object> constants) {
        this.flattener = flattener;
        this.emitter = emitter;
        this.weights = weights;
        this.constants = constants;
    }

    /** What the call returns; null where it calls no packed layer that is among the constants. */
    @Nullable
    Value follow(Call call, Scope scope, String hint) {
        String name = String.valueOf(call.function().dotted());
        String packed = call.arguments().size() == 2
                ? String.valueOf(call.arguments().get(1).dotted())
                : "";
        if (!RUN.matcher(name).matches() || !CONSTANT.matcher(packed).matches()) {
            return null;
        }
        int index = Integer.parseInt(packed.substring("CONSTANTS.c".length()));
        PackedLayer layer =
                index < constants.size() ? PackedLayer.of(constants.get(index)).orElse(null) : null;
        if (layer == null) {
            return null;
        }
        Expression x = flattener.part(call.arguments().get(0), scope);
        Expression output = emitter.keep(operation(layer, index, x), hint, scope.layer);
        return new Value.Operand(bounded(layer, output, hint, scope.layer));
    }

    private Call operation(PackedLayer layer, int index, Expression x) {
        List<Expression> arguments = new ArrayList<>(List.of(x, constant(index, layer.weight())));
        Pickled.Tensor bias = layer.bias();
        arguments.add(bias == null ? Literal.NONE : constant(new PackedConstants(constants).bias(index), bias));
        List<Expression> settings =
                layer.settings().stream().map(PackedLayers::setting).toList();
        ListNumbers.check(settings);
        boolean transposed = layer.kind().equals(PackedLayer.TRANSPOSED);
        arguments.addAll(settings);
        if (transposed) {
            // The dilation stands before the groups in the object and behind them in the operation.
            int last = arguments.size() - 1;
            arguments.add(last - 1, arguments.remove(last));
        }
        String operation = layer.kind().equals(PackedLayer.LINEAR)
                ? "torch.linear"
                : transposed ? "torch.conv_transpose2d" : "torch.conv2d";
        return new Call(Expression.ofDotted(operation), arguments);
    }

    private Expression constant(int index, Pickled.Tensor tensor) {
        return weights.read(Weight.constant("c" + index, tensor));
    }

    private static Expression setting(Object value) {
        if (value instanceof List<?> list) {
            List<Expression> numbers = list.stream()
                    .<Expression>map(n -> new Literal(n.toString()))
                    .toList();
            ListNumbers.check(numbers);
            return new ListLiteral(numbers);
        }
        return new Literal(value.toString());
    }

    private Expression bounded(PackedLayer layer, Expression output, String hint, String path) {
        Double least = layer.least();
        Double most = layer.most();
        if (least == null && most == null) {
            return output;
        }
        boolean rectified = most == null && Double.valueOf(0).equals(least);
        Call call = rectified
                ? new Call(Expression.ofDotted("torch.relu"), List.of(output))
                : new Call(
                        Expression.ofDotted(least != null && most != null ? "torch.hardtanh" : "torch.clamp"),
                        List.of(output, bound(least), bound(most)));
        return emitter.keep(call, hint, path);
    }

    private static Literal bound(@Nullable Double bound) {
        return bound == null ? Literal.NONE : Literal.of(bound);
    }
}

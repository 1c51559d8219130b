package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;

/** Products of matrices. */
final class Products {

    private static final List<Integer> TURNED = List.of(1, 0);

    private Products() {}

    /** {@code α·A·B + β·C}, as a dense layer where it is one. */
    static Value gemm(NodeCall call) {
        Movement movement = new Movement(call.out(), false);
        Value a = call.flag("transA", false) ? movement.permuted(call.in(0), TURNED) : call.in(0);
        // A dense layer's weights have a row for each output, which B transposed has.
        Value b = call.flag("transB", false) ? call.in(1) : movement.permuted(call.in(1), TURNED);
        double alpha = call.real("alpha", 1);
        double beta = call.real("beta", 1);
        Dims made = new Dims(List.of(a.dims().at(0), b.dims().at(0)));
        Value bias = call.has(2) ? row(call.in(2), made, movement) : null;
        boolean dense = alpha == 1 && beta == 1 && (bias == null || bias.dims().rank() == 1);
        Expression plainBias = dense && bias != null ? call.out().read(bias, "bias") : Literal.NONE;
        Value product = call.emit(
                "linear", made, call.out().read(a, "constant"), call.out().read(b, "weight"), plainBias);
        if (dense) {
            return product;
        }
        Value scaled = times(call, product, alpha);
        return bias == null ? scaled : Elementwise.binary(call.out(), Arithmetic.ADD, scaled, times(call, bias, beta));
    }

    /** A bias that stands for one row of numbers, as such. */
    private static Value row(Value bias, Dims made, Movement movement) {
        boolean row = bias.dims().elements().equals(made.at(1))
                && bias.dims().rank() > 0
                && bias.dims().at(bias.dims().rank() - 1).equals(made.at(1));
        return row ? movement.reshaped(bias, new Dims(List.of(made.at(1)))) : bias;
    }

    private static Value times(NodeCall call, Value value, double factor) {
        return factor == 1 ? value : Elementwise.unary(call.out(), value, "mul", Literals.of(factor));
    }

    static Value matMul(NodeCall call) {
        Dims a = call.dims(0);
        Dims b = call.dims(1);
        if (a.rank() < 1 || b.rank() < 1) {
            throw new NotTranslated("it multiplies a number as a matrix");
        }
        if (b.rank() == 2 && a.rank() >= 2 && !(call.in(1) instanceof Computed)) {
            check(a.at(a.rank() - 1), b.at(0), a, b);
            Value turned = new Movement(call.out(), false).permuted(call.in(1), TURNED);
            Dims made = a.with(a.rank() - 1, b.at(1));
            return call.emit("linear", made, call.read(0), call.out().read(turned, "weight"), Literal.NONE);
        }
        Dims left = a.rank() == 1 ? a.padded(2) : a;
        Dims right = b.rank() == 1 ? b.replaced(1, 1, List.of(Size.ONE)) : b;
        check(left.at(left.rank() - 1), right.at(right.rank() - 2), a, b);
        Dims many = new Dims(left.sizes().subList(0, left.rank() - 2))
                .broadcast(new Dims(right.sizes().subList(0, right.rank() - 2)));
        List<Size> made = new ArrayList<>(many.sizes());
        if (a.rank() > 1) {
            made.add(left.at(left.rank() - 2));
        }
        if (b.rank() > 1) {
            made.add(right.at(right.rank() - 1));
        }
        return call.emit("matmul", new Dims(made), call.read(0, "weight"), call.read(1, "weight"));
    }

    private static void check(Size one, Size other, Dims a, Dims b) {
        if (!one.equals(other)) {
            throw new NotTranslated("it multiplies matrices of the shapes %s and %s".formatted(a, b));
        }
    }

    /** Sums of products, as their equation says. */
    static Value einsum(NodeCall call) {
        String equation = call.text("equation", "").replace(" ", "");
        if (!equation.matches("[a-zA-Z]+(,[a-zA-Z]+)*->[a-zA-Z]*")) {
            throw new NotTranslated("its equation is '%s'".formatted(equation));
        }
        String[] sides = equation.split("->", -1);
        String[] terms = sides[0].split(",", -1);
        Map<Character, Size> sizes = new HashMap<>();
        for (int i = 0; i < terms.length; i++) {
            if (terms[i].length() != call.dims(i).rank()) {
                throw new NotTranslated("its equation is '%s' for the shape %s".formatted(equation, call.dims(i)));
            }
            for (int axis = 0; axis < terms[i].length(); axis++) {
                Size size = call.dims(i).at(axis);
                Size known = sizes.getOrDefault(terms[i].charAt(axis), Size.ONE);
                sizes.put(terms[i].charAt(axis), known.is(1) ? size : known);
            }
        }
        List<Size> made = new ArrayList<>();
        for (char axis : sides[1].toCharArray()) {
            made.add(sizes.getOrDefault(axis, Size.ONE));
        }
        List<Expression> tensors = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            tensors.add(call.read(i, "weight"));
        }
        return call.emit("einsum", new Dims(made), Literals.text(equation), new Expression.ListLiteral(tensors));
    }
}

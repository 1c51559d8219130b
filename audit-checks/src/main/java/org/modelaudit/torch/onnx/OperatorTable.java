package org.modelaudit.torch.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.modelaudit.onnx.file.OnnxAttribute;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Folded;

/** Which operators of ONNX are translated, and by what. */
final class OperatorTable {

    private final Map<String, Operator> operators = new HashMap<>();

    /**
     * @param lazily whether axes are put in another order only where that matters
     */
    OperatorTable(boolean lazily) {
        Shapes shapes = new Shapes(lazily);
        layers();
        activations();
        numberByNumber();
        comparisons();
        reductions();
        shapes(shapes);
        places(shapes);
    }

    /** Names of all. */
    Set<String> names() {
        return new TreeSet<>(operators.keySet());
    }

    /** Null where the operator is not translated. */
    @Nullable
    Operator get(String operator) {
        return operators.get(operator);
    }

    private void add(String operator, Operator.Single single) {
        operators.put(operator, Operator.of(single));
    }

    private void layers() {
        add("Conv", Convolutions::convolution);
        add("ConvTranspose", Convolutions::transposed);
        add("Gemm", Products::gemm);
        add("MatMul", Products::matMul);
        add("Einsum", Products::einsum);
        add("MaxPool", Poolings::max);
        add("AveragePool", Poolings::average);
        add("GlobalAveragePool", Poolings::globalAverage);
        add("GlobalMaxPool", Poolings::globalMax);
        add("BatchNormalization", Normalizations::batch);
        add("InstanceNormalization", Normalizations::instance);
        add("LayerNormalization", Normalizations::layer);
        add("GroupNormalization", Normalizations::group);
        add("LRN", Normalizations::localResponse);
        add("LpNormalization", Normalizations::unitLength);
        add("Resize", Resizing::resize);
        add("Upsample", Resizing::resize);
    }

    private void activations() {
        for (String plain : List.of("Relu", "Sigmoid", "Tanh", "HardSwish", "Mish")) {
            add(plain, call -> Elementwise.unary(call, plain.toLowerCase(java.util.Locale.ROOT)));
        }
        add("LeakyRelu", Activations::leakyRelu);
        add("PRelu", Activations::prelu);
        add("Elu", Activations::elu);
        add("Selu", Activations::selu);
        add("Celu", Activations::celu);
        add("ThresholdedRelu", Activations::thresholdedRelu);
        add("HardSigmoid", Activations::hardSigmoid);
        add("Softplus", Activations::softplus);
        add("Softsign", Activations::softsign);
        add("Gelu", Activations::gelu);
        add("Clip", Activations::clip);
        add("Softmax", call -> Activations.softmax(call, "softmax"));
        add("LogSoftmax", call -> Activations.softmax(call, "log_softmax"));
    }

    private void unary(String operator, String operation, DoubleUnaryOperator known) {
        add(operator, call -> Elementwise.unary(call, operation, known));
    }

    private void numberByNumber() {
        unary("Abs", "abs", Math::abs);
        unary("Neg", "neg", x -> -x);
        unary("Exp", "exp", Math::exp);
        unary("Log", "log", Math::log);
        unary("Sqrt", "sqrt", Math::sqrt);
        unary("Reciprocal", "reciprocal", x -> 1 / x);
        unary("Floor", "floor", Math::floor);
        unary("Ceil", "ceil", Math::ceil);
        unary("Round", "round", Math::rint);
        unary("Sign", "sign", Math::signum);
        unary("Sin", "sin", Math::sin);
        unary("Cos", "cos", Math::cos);
        unary("Tan", "tan", Math::tan);
        unary("Asin", "asin", Math::asin);
        unary("Acos", "acos", Math::acos);
        unary("Atan", "atan", Math::atan);
        unary("Sinh", "sinh", Math::sinh);
        unary("Cosh", "cosh", Math::cosh);
        // Erfc is no operator of ONNX; tf2onnx writes it down for Keras's exact GELU.
        for (String plain : List.of("Erf", "Erfc", "Asinh", "Acosh", "Atanh")) {
            add(plain, call -> Elementwise.unary(call, plain.toLowerCase(java.util.Locale.ROOT)));
        }
        Map<String, Arithmetic> two = Map.of(
                "Add", Arithmetic.ADD,
                "Sub", Arithmetic.SUB,
                "Mul", Arithmetic.MUL,
                "Div", Arithmetic.DIV,
                "Pow", Arithmetic.POW);
        two.forEach((operator, arithmetic) -> add(operator, call -> Elementwise.binary(call, arithmetic)));
        add("Mod", call -> Elementwise.binary(call, call.flag("fmod", false) ? Arithmetic.FMOD : Arithmetic.MOD));
        add("Sum", call -> Elementwise.over(call, Arithmetic.ADD));
        add("Min", call -> Elementwise.over(call, Arithmetic.MIN));
        add("Max", call -> Elementwise.over(call, Arithmetic.MAX));
        add("Mean", Elementwise::mean);
    }

    private void comparisons() {
        Map<String, Arithmetic> two = Map.of(
                "Equal", Arithmetic.EQUAL,
                "Greater", Arithmetic.GREATER,
                "GreaterOrEqual", Arithmetic.GREATER_OR_EQUAL,
                "Less", Arithmetic.LESS,
                "LessOrEqual", Arithmetic.LESS_OR_EQUAL,
                "And", Arithmetic.AND,
                "Or", Arithmetic.OR,
                "Xor", Arithmetic.XOR);
        two.forEach((operator, arithmetic) -> add(operator, call -> Elementwise.binary(call, arithmetic)));
        add("Not", call -> Elementwise.test(call, "logical_not", x -> x == 0 ? 1 : 0));
        add("IsNaN", call -> Elementwise.test(call, "isnan", x -> Double.isNaN(x) ? 1 : 0));
        add("Where", Elementwise::where);
        add("Cast", call -> Elementwise.cast(call, ElementTypes.of(call.whole("to", 0))));
        add("CastLike", call -> Elementwise.cast(call, call.in(1).type()));
    }

    private void reductions() {
        add("ReduceMean", call -> Reductions.over(call, "mean", Double::sum));
        add("ReduceSum", call -> Reductions.over(call, "sum", Double::sum));
        add("ReduceMax", call -> Reductions.over(call, "amax", Math::max));
        add("ReduceMin", call -> Reductions.over(call, "amin", Math::min));
        add("ReduceL1", Reductions::sumOfSizes);
        add("ReduceL2", Reductions::length);
        add("ReduceSumSquare", Reductions::sumOfSquares);
        add("ReduceLogSum", Reductions::logOfSum);
        add("ReduceLogSumExp", call -> Reductions.over(call, call.in(0), "logsumexp"));
        add("ReduceProd", Reductions::product);
        add("ArgMax", call -> Reductions.place(call, "argmax"));
        add("ArgMin", call -> Reductions.place(call, "argmin"));
        operators.put("TopK", Reductions::top);
        add("CumSum", Reductions::runningSum);
    }

    private void shapes(Shapes shapes) {
        add("Shape", shapes::shape);
        add("Size", shapes::count);
        add("Reshape", shapes::reshape);
        add("Flatten", shapes::flatten);
        add("Squeeze", shapes::squeeze);
        add("Unsqueeze", shapes::unsqueeze);
        add("Transpose", shapes::transpose);
        add("Expand", shapes::expand);
        add("Tile", shapes::tile);
        add("DepthToSpace", Blocks::depthToSpace);
        add("SpaceToDepth", Blocks::spaceToDepth);
        add("ConstantOfShape", shapes::constantOfShape);
        add("Range", shapes::range);
        add("Identity", call -> call.in(0));
        add("Dropout", OperatorTable::dropout);
        add("Constant", OperatorTable::constant);
    }

    private void places(Shapes shapes) {
        add("Concat", shapes::concat);
        operators.put("Split", shapes::split);
        add("Slice", shapes::slice);
        add("Pad", Padding::pad);
        add("Gather", Indexing::gather);
        add("GatherElements", Indexing::gatherElements);
        add("GatherND", Indexing::gatherNd);
        add("ScatterND", Indexing::scatterNd);
        add("ScatterElements", Indexing::scatterElements);
        add("Trilu", Indexing::triangle);
    }

    private static Value dropout(NodeCall call) {
        if (call.has(2) && call.numbers(2).at(0) != 0) {
            throw new NotTranslated("it drops at random, as in training");
        }
        return call.in(0);
    }

    /** A tensor, or numbers as an attribute of their own. */
    private static Value constant(NodeCall call) {
        Map<String, OnnxAttribute> attributes = call.node().attributes();
        if (attributes.get("value") instanceof OnnxAttribute.Tensor t) {
            return StoredNumbers.value(call.node().outputs().get(0), t.value(), true);
        }
        for (OnnxAttribute attribute : attributes.values()) {
            if (attribute instanceof OnnxAttribute.Real r) {
                return new Folded(Numbers.scalar(ElementType.FLOAT32, r.value()));
            } else if (attribute instanceof OnnxAttribute.Whole w) {
                return new Folded(Numbers.scalar(ElementType.INT64, (double) w.value()));
            } else if (attribute instanceof OnnxAttribute.Wholes w) {
                double[] values =
                        w.values().stream().mapToDouble(Long::doubleValue).toArray();
                return new Folded(Numbers.of(ElementType.INT64, new long[] {values.length}, values));
            } else if (attribute instanceof OnnxAttribute.Reals r) {
                double[] values =
                        r.values().stream().mapToDouble(Float::doubleValue).toArray();
                return new Folded(Numbers.of(ElementType.FLOAT32, new long[] {values.length}, values));
            }
        }
        throw new NotTranslated("it holds no tensor of numbers");
    }
}

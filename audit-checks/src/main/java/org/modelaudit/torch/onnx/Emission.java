package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.onnx.file.OnnxTensor;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.graph.ComputationGraph;
import org.modelaudit.torch.graph.Frame;
import org.modelaudit.torch.graph.GraphNode;
import org.modelaudit.torch.graph.GraphTensor;
import org.modelaudit.torch.graph.StoredBytes;
import org.modelaudit.torch.graph.ValueNames;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.onnx.Value.Stored;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;

/** The program as it is written down: operations with the modules that they belong to, and the tensors that they read. */
final class Emission {

    private static final Name INPUT = new Name(ValueNames.of("input"));

    /** Numbers of one picture that no tensor of a classifier has. */
    private static final long MOST = 1L << 31;

    private static final Name BATCH = new Name(ValueNames.of("batch"));

    private final List<GraphNode> nodes = new ArrayList<>();
    private final Map<String, GraphTensor> tensors = new LinkedHashMap<>();
    private final Map<Object, Name> weights = new HashMap<>();
    private final Map<String, StoredBytes> storages = new HashMap<>();
    private final Map<Computed, Computed> moved = new HashMap<>();
    private final Set<String> paths = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> numbered = new LinkedHashMap<>();
    private final WeightPaths owners;
    private Optional<List<Frame>> frames = Optional.of(List.of());
    private boolean batchUsed;

    Emission(WeightPaths owners) {
        this.owners = owners;
    }

    /** The pictures, {@code N×C×H×W}. */
    static Computed pictures(Dims dims) {
        return Computed.plain(INPUT, dims, ElementType.FLOAT32);
    }

    /** From now on everything belongs to these modules. */
    void within(Optional<List<Frame>> modules) {
        frames = modules;
    }

    Computed emit(String operation, Dims dims, ElementType type, Expression... arguments) {
        return emit(operation, dims, type, List.of(arguments), Map.of());
    }

    Computed emit(
            String operation,
            Dims dims,
            ElementType type,
            List<Expression> arguments,
            Map<String, Expression> keywords) {
        if (dims.elements().count() > MOST) {
            throw new NotTranslated("it makes a tensor of the shape %s".formatted(dims));
        }
        Name made = fresh(operation);
        numbered.put(operation + '_' + counts.merge(operation, 1, Integer::sum), NodePlace.path(frames));
        Call call = new Call(Expression.ofDotted("torch." + operation), arguments, keywords);
        nodes.add(new GraphNode(List.of(new Statement.Assign(made.name(), call)), frames));
        return Computed.plain(made, dims, type);
    }

    /** Operations as a program without modules lists them, {@code conv2d_2}, each with the innermost module that it belongs to. */
    Map<String, String> numbered() {
        return numbered;
    }

    /** Several results. */
    List<Computed> emitTuple(String operation, List<Dims> dims, List<ElementType> types, Expression... arguments) {
        List<Expression> names = new ArrayList<>();
        List<Computed> made = new ArrayList<>();
        for (int i = 0; i < dims.size(); i++) {
            Name name = new Name(ValueNames.of("%s_%d_%d".formatted(operation, nodes.size(), i)));
            names.add(name);
            made.add(Computed.plain(name, dims.get(i), types.get(i)));
        }
        Call call = new Call(Expression.ofDotted("torch." + operation), List.of(arguments));
        nodes.add(new GraphNode(List.of(new Statement.Assign(names, true, null, call)), frames));
        return made;
    }

    private Name fresh(String operation) {
        return new Name(ValueNames.of(operation + "_" + nodes.size()));
    }

    /** What holds the numbers, with axes in the order of the file; {@code role} is what it is called where the file has no name. */
    Expression read(Value value, String role) {
        if (value instanceof Computed c) {
            return plain(c).variable();
        } else if (value instanceof Stored s) {
            return stored(s, role);
        }
        return folded(((Folded) value).numbers(), role);
    }

    /** The same with axes in the order of the file. */
    Computed plain(Computed value) {
        if (value.isPlain()) {
            return value;
        }
        Computed known = moved.get(value);
        if (known == null) {
            known = emit("permute", value.dims(), value.type(), value.variable(), Literals.list(value.order()));
            moved.put(value, known);
        }
        return known;
    }

    private Name stored(Stored view, String role) {
        List<Object> key = List.of(view.name(), view.offset(), view.shape(), view.strides());
        Name known = weights.get(key);
        if (known == null) {
            StoredBytes storage = storages.computeIfAbsent(view.name(), name -> StoredNumbers.of(view.source()));
            boolean parameter = ElementTypes.isReal(view.type()) && !role.startsWith("running_");
            known = add(owners.of(view.name(), frames, role), parameter, storage, view);
            weights.put(key, known);
        }
        return known;
    }

    private Name folded(Numbers numbers, String role) {
        Name known = weights.get(numbers);
        if (known == null) {
            List<Long> shape = Value.boxed(numbers.dims());
            OnnxTensor none = new OnnxTensor("", 0, List.of(), new org.modelaudit.onnx.file.OnnxData.None());
            Stored view =
                    new Stored("", none, true, numbers.type(), 0, shape, Value.boxed(Strides.dense(numbers.dims())));
            known = add(owners.of("", frames, role), false, StoredNumbers.of(numbers), view);
            weights.put(numbers, known);
        }
        return known;
    }

    private Name add(WeightPaths.Place place, boolean parameter, StoredBytes storage, Stored view) {
        String attribute = place.attribute();
        for (int i = 1; !paths.add(place.owner() + "." + attribute); i++) {
            attribute = place.attribute() + "_" + i;
        }
        Name name = new Name(ValueNames.of("w_" + tensors.size()));
        tensors.put(
                name.name(),
                new GraphTensor(
                        place.owner(),
                        attribute,
                        parameter,
                        storage,
                        view.type(),
                        view.offset(),
                        view.shape(),
                        view.strides()));
        return name;
    }

    /** A length as a program writes it, where it is not left to libtorch. */
    Expression length(Size size) {
        if (!size.perPicture()) {
            return Literals.of(size.count());
        }
        batchUsed = true;
        return size.count() == 1 ? BATCH : new Expression.Binary(BATCH, "*", Literals.of(size.count()));
    }

    /** Lengths as a program writes them; the one that counts pictures is what is left over, -1. */
    Expression lengths(Dims dims) {
        return new Expression.ListLiteral(dims.sizes().stream()
                .map(size -> (Expression) Literals.of(size.perPicture() ? -1 : size.count()))
                .toList());
    }

    /** The whole program. */
    ComputationGraph graph(String kind, Expression result, Expression resultType) {
        List<GraphNode> all = new ArrayList<>();
        Map<String, Expression> types = new HashMap<>();
        if (batchUsed) {
            Call size = new Call(Expression.ofDotted("torch.size"), List.of(INPUT, Literals.of(0)));
            all.add(new GraphNode(List.of(new Statement.Assign(BATCH.name(), size)), Optional.of(List.of())));
            types.put(BATCH.name(), new Name("int"));
        }
        all.addAll(nodes);
        return new ComputationGraph(kind, INPUT.name(), all, result, resultType, types, tensors);
    }
}

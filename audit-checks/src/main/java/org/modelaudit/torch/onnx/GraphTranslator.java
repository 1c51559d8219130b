package org.modelaudit.torch.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.onnx.file.OnnxInput;
import org.modelaudit.onnx.file.OnnxNode;
import org.modelaudit.onnx.file.OnnxTensor;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;

/** Translates a file node by node. */
final class GraphTranslator {

    private static final List<Integer> CHANNELS_LAST = List.of(0, 2, 3, 1);

    /** What a framework appends to a layer's name for its weights. */
    private static final String WEIGHT = "([._/](weights?|w(_\\d+)?|kernel|scale))+$";

    private final OnnxFile file;
    private final InputSpecification input;
    private final boolean channelsLast;
    private final Size batch;
    private final NodePlaces places;
    private final OperatorTable operators;
    private final Emission out;
    private final Map<String, Value> values = new HashMap<>();

    GraphTranslator(OnnxFile file, InputSpecification input, boolean channelsLast, Size batch) {
        this.file = file;
        this.input = input;
        this.channelsLast = channelsLast;
        this.batch = batch;
        this.places = NodePlaces.of(file);
        boolean torch = places.ofModules() && !places.kind().equals(NodePlaces.KERAS);
        this.operators = new OperatorTable(!torch);
        this.out = new Emission(new WeightPaths(places.ofModules() ? places.paths() : Set.of()));
    }

    OnnxTranslation translation(OnnxInput pictures) {
        Dims dims = new Dims(
                List.of(batch, Size.of(input.colour().channels()), Size.of(input.height()), Size.of(input.width())));
        Computed given = Emission.pictures(dims);
        values.put(pictures.name(), asTaken(pictures, channelsLast ? given.permuted(CHANNELS_LAST) : given));
        BitSet needed = needed();
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            translate(file.nodes().get(i), places.places().get(i));
        }
        out.within(Optional.of(List.of()));
        return result();
    }

    private Computed asTaken(OnnxInput pictures, Computed given) {
        ElementType type = pictures.type() == 0 ? ElementType.FLOAT32 : ElementTypes.of(pictures.type());
        if (!ElementTypes.isReal(type)) {
            throw new NotTranslated("it takes pictures of whole numbers");
        }
        if (type == ElementType.FLOAT32) {
            return given;
        }
        Computed cast = Elementwise.unary(out, given, "to", Literals.of(type.number()));
        return new Computed(cast.variable(), cast.dims(), type, cast.order());
    }

    /** Numbers of the nodes on which an output hangs. */
    private BitSet needed() {
        Map<String, Integer> makers = new HashMap<>();
        for (int i = 0; i < file.nodes().size(); i++) {
            for (String output : file.nodes().get(i).outputs()) {
                if (!output.isEmpty() && makers.put(output, i) != null) {
                    throw new NotTranslated("it makes the tensor '%s' twice".formatted(output));
                }
            }
        }
        BitSet needed = new BitSet();
        Deque<String> wanted = new ArrayDeque<>(file.outputs());
        while (!wanted.isEmpty()) {
            Integer maker = makers.get(wanted.pop());
            if (maker != null && !needed.get(maker)) {
                needed.set(maker);
                wanted.addAll(file.nodes().get(maker).inputs());
            }
        }
        return needed;
    }

    private void translate(OnnxNode node, NodePlace place) {
        out.within(place.frames());
        List<Value> made;
        try {
            made = operator(node).translate(new NodeCall(node, file.opset(), inputs(node), out));
        } catch (NotTranslated e) {
            throw new NotTranslated(
                    "its operator %s (node '%s') is not translated: %s"
                            .formatted(node.operator(), node.title(), e.getMessage()),
                    e);
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new NotTranslated(
                    "its operator %s (node '%s') is not translated: its shapes or settings contradict each other"
                            .formatted(node.operator(), node.title()),
                    e);
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            if (i < made.size() && !node.outputs().get(i).isEmpty()) {
                values.put(node.outputs().get(i), i == 0 ? withNormalisation(made.get(0), place) : made.get(i));
            }
        }
    }

    /** What a convolution makes once more, as what the normalisation makes that is folded into it. */
    private Value withNormalisation(Value made, NodePlace place) {
        if (place.folded().isEmpty() || !(made instanceof Computed c)) {
            return made;
        }
        out.within(place.folded());
        return Elementwise.unary(out, c, "alias");
    }

    private Operator operator(OnnxNode node) {
        Operator operator = node.domain().isEmpty() ? operators.get(node.operator()) : null;
        if (operator == null) {
            throw new NotTranslated(
                    node.domain().isEmpty()
                            ? "it is not among those that are"
                            : "it is one of '%s'".formatted(node.domain()));
        }
        return operator;
    }

    private List<@Nullable Value> inputs(OnnxNode node) {
        List<@Nullable Value> inputs = new ArrayList<>();
        for (String name : node.inputs()) {
            inputs.add(name.isEmpty() ? null : value(name));
        }
        return inputs;
    }

    private Value value(String name) {
        Value known = values.get(name);
        if (known == null) {
            OnnxTensor weight = file.weights().get(name);
            if (weight == null) {
                boolean input = file.inputs().stream().anyMatch(i -> i.name().equals(name));
                throw new NotTranslated(
                        input
                                ? "its input '%s' is none of the picture's".formatted(name)
                                : "nothing makes its input '%s'".formatted(name));
            }
            known = StoredNumbers.value(name, weight, false);
            values.put(name, known);
        }
        return known;
    }

    /** Of files without modules, whose nodes are the layers: what they make, what their weights are called, and how often it is what. */
    private Map<String, String> aliases() {
        if (places.ofModules()) {
            return places.furtherCalls();
        }
        Map<String, String> aliases = new HashMap<>();
        for (int i = 0; i < file.nodes().size(); i++) {
            OnnxNode node = file.nodes().get(i);
            String path = NodePlace.path(places.places().get(i).frames());
            node.outputs().stream().limit(1).forEach(output -> aliases.putIfAbsent(output, path));
            node.inputs().stream()
                    .skip(1)
                    .limit(1)
                    .filter(weight -> values.get(weight) instanceof Value.Stored)
                    .map(weight -> weight.replaceFirst(WEIGHT, ""))
                    .forEach(layer -> aliases.putIfAbsent(layer, path));
        }
        out.numbered().forEach(aliases::putIfAbsent);
        return aliases;
    }

    private OnnxTranslation result() {
        Map<String, Computed> outputs = new LinkedHashMap<>();
        for (String name : file.outputs()) {
            if (values.get(name) instanceof Computed c
                    && c.dims().rank() > 0
                    && c.dims().at(0).equals(batch)
                    && ElementTypes.isReal(c.type())) {
                outputs.put(name, out.plain(c));
            }
        }
        if (outputs.isEmpty()) {
            throw new NotTranslated("it returns nothing that has a row for each picture");
        }
        List<String> names = List.copyOf(outputs.keySet());
        List<String> remarks = new ArrayList<>();
        places.remark().ifPresent(remarks::add);
        Name tensor = new Name("Tensor");
        if (outputs.size() == 1) {
            Expression result = outputs.values().iterator().next().variable();
            return new OnnxTranslation(out.graph(places.kind(), result, tensor), names, remarks, aliases());
        }
        List<Expression> keys = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        outputs.forEach((name, value) -> {
            keys.add(Literals.text(name.replaceAll("[\\\\\"\\p{Cntrl}]", "_")));
            results.add(value.variable());
        });
        Expression type = new Subscript(new Name("Dict"), List.of(new Name("str"), tensor));
        return new OnnxTranslation(
                out.graph(places.kind(), new DictLiteral(keys, results), type), names, remarks, aliases());
    }
}

package org.modelaudit.torch.exported;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.ProgramException;

/**
 * What a model returns, put together of the graph's outputs as the tree of its call says: a tensor, a tuple, a dictionary.
 *
 * @param value as the source language writes it
 * @param type its type
 */
record OutputTree(Expression value, Expression type) {

    private static final Expression TENSOR = new Name("Tensor");

    /** {@code null} for an output that is no tensor. */
    private static final OutputTree NOTHING = new OutputTree(Literal.NONE, new Name("NoneType"));

    /**
     * @param spec JSON text, {@code [1, {"type": null, "context": null, "children_spec": []}]}
     * @param outputs of the graph in their order; null for what is no tensor
     */
    static OutputTree of(String spec, List<@Nullable Name> outputs) {
        Fields wrapped = JsonTree.read("out_spec", ("{\"spec\": " + spec + "}").getBytes(StandardCharsets.UTF_8));
        JsonArray versioned = wrapped.array("spec");
        if (versioned.size() != 2 || !(versioned.get(1) instanceof JsonObject tree)) {
            throw damaged();
        }
        Iterator<@Nullable Name> leaves = outputs.iterator();
        OutputTree value = read(new Fields("out_spec", tree), leaves);
        if (leaves.hasNext()) {
            throw damaged();
        }
        return value;
    }

    private static OutputTree read(Fields spec, Iterator<@Nullable Name> leaves) {
        List<Fields> children = spec.objects("children_spec");
        if (!spec.has("type")) {
            if (!leaves.hasNext()) {
                throw damaged();
            }
            Name leaf = leaves.next();
            return leaf == null ? NOTHING : new OutputTree(leaf, TENSOR);
        }
        List<OutputTree> parts = new ArrayList<>();
        children.forEach(child -> parts.add(read(child, leaves)));
        List<String> keys = keys(spec, children.size());
        return keys.isEmpty() ? tuple(parts) : dictionary(keys, parts);
    }

    /** Keys of a dictionary, or of a class of outputs that is one; empty for a tuple or a list. */
    private static List<String> keys(Fields spec, int children) {
        String type = spec.text("type");
        boolean sequence = type.endsWith("tuple") || type.endsWith("builtins.list");
        if (sequence || children == 0 || !spec.has("context")) {
            return List.of();
        }
        Fields context = JsonTree.read(
                "out_spec", ("{\"keys\": " + spec.text("context") + "}").getBytes(StandardCharsets.UTF_8));
        List<String> keys = new ArrayList<>();
        if (context.at("keys") instanceof JsonArray found) {
            // A registered class has its fields within, [["logits", "attention"], []].
            JsonArray names = !found.isEmpty() && found.get(0) instanceof JsonArray fields ? fields : found;
            names.forEach(name -> keys.add(name.isJsonPrimitive() ? name.getAsString() : ""));
        }
        return keys.size() == children && keys.stream().allMatch(k -> k.matches("[^\"'\\\\\\p{Cntrl}]{1,200}"))
                ? keys
                : List.of();
    }

    private static OutputTree tuple(List<OutputTree> parts) {
        return new OutputTree(
                new TupleLiteral(parts.stream().map(OutputTree::value).toList()),
                new Subscript(
                        new Name("Tuple"), parts.stream().map(OutputTree::type).toList()));
    }

    /** A dictionary holds values of one type: the tensors. */
    private static OutputTree dictionary(List<String> keys, List<OutputTree> parts) {
        List<Expression> names = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).type.equals(TENSOR)) {
                names.add(new Literal('"' + keys.get(i) + '"'));
                values.add(parts.get(i).value);
            }
        }
        return new OutputTree(
                new DictLiteral(names, values), new Subscript(new Name("Dict"), List.of(new Name("str"), TENSOR)));
    }

    private static ProgramException damaged() {
        return new ProgramException("its 'out_spec' does not fit what its graph returns; export it again");
    }
}

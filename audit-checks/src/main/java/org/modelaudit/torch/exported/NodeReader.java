package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.torch.graph.GraphNode;
import org.modelaudit.torch.graph.ValueNames;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Identifiers;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.Statement.Assign;

/** Operations of an exported graph as statements; which of its variants an operation means is told by its arguments' types. */
final class NodeReader {

    private static final String PREFIX = "torch.ops.";

    /** What only checks, and only where sizes are computed. */
    private static final Set<String> CHECKS = Set.of(
            "_assert_scalar",
            "_assert_tensor_metadata",
            "_assert_async",
            "sym_constrain_range",
            "sym_constrain_range_for_size");

    private final ArgumentReader arguments;

    NodeReader(ArgumentReader arguments) {
        this.arguments = arguments;
    }

    /** Empty where the operation computes nothing but sizes, which are written where they are used. */
    Optional<GraphNode> read(Fields node) {
        String target = node.text("target");
        List<Fields> outputs = node.objects("outputs");
        boolean sizes =
                !outputs.isEmpty() && outputs.stream().allMatch(o -> o.kind().startsWith("as_sym_"));
        if (sizes || isCheck(target)) {
            return Optional.empty();
        }
        Fields here = node.of("operation '%s'".formatted(Printable.of(target)));
        List<Assign> statements = statements(here, call(here, function(target)));
        String stack = node.object("metadata").has("nn_module_stack")
                ? node.object("metadata").text("nn_module_stack")
                : "";
        return Optional.of(new GraphNode(statements, ModuleStack.of(stack)));
    }

    private static boolean isCheck(String target) {
        String[] parts = target.split("\\.", -1);
        return parts.length > 3 && target.startsWith(PREFIX + "aten.") && CHECKS.contains(parts[3]);
    }

    private static Expression function(String target) {
        String[] parts =
                target.startsWith(PREFIX) ? target.substring(PREFIX.length()).split("\\.", -1) : new String[0];
        if (parts.length > 0 && parts[0].equals("higher_order")) {
            throw new ProgramException(
                    "it calls '%s', which holds a program of its own (control flow, checkpointing or autocast); export the model without it"
                            .formatted(Printable.of(target)));
        }
        if (parts.length != 3 || !Identifiers.isPlain(parts[0]) || !Identifiers.isPlain(parts[1])) {
            throw new ProgramException("it calls '%s', which is no operation of PyTorch's; export the model without it"
                    .formatted(Printable.of(target)));
        }
        return Expression.ofDotted(parts[0].equals("aten") ? "torch." + parts[1] : "ops." + parts[0] + '.' + parts[1]);
    }

    private Call call(Fields node, Expression function) {
        List<Fields> inputs = node.objects("inputs");
        String operation = function instanceof Attribute called ? called.name() : "";
        int positions = NamedArguments.first(inputs, operation);
        List<Expression> positional = inputs.subList(0, positions).stream()
                .map(input -> arguments.read(input.object("arg")))
                .toList();
        Map<String, Expression> keywords = new LinkedHashMap<>();
        for (Fields input : inputs.subList(positions, inputs.size())) {
            String name = input.text("name");
            if (!Identifiers.isPlain(name)) {
                throw new ProgramException("its %s has an argument with the name '%s'; export it again"
                        .formatted(node.where(), Printable.of(name)));
            }
            if (keywords.put(name, arguments.read(input.object("arg"))) != null) {
                throw new ProgramException("its %s has the argument '%s' twice; export it again"
                        .formatted(node.where(), Printable.of(name)));
            }
        }
        return new Call(function, positional, keywords);
    }

    private static List<Assign> statements(Fields node, Call call) {
        List<Fields> outputs = node.objects("outputs");
        if (outputs.size() == 1 && outputs.get(0).kind().equals("as_tensors")) {
            return ofList(outputs.get(0).objects("as_tensors"), call);
        }
        List<Expression> targets = new ArrayList<>();
        for (Fields output : outputs) {
            if (!output.kind().equals("as_tensor")) {
                throw new ProgramException("its %s makes something else than tensors ('%s'), which cannot be followed"
                        .formatted(node.where(), Printable.of(output.kind())));
            }
            targets.add(ArgumentReader.value(output.object("as_tensor")));
        }
        if (targets.isEmpty()) {
            throw new ProgramException("its %s makes nothing, so it does something else; export the model without it"
                    .formatted(node.where()));
        }
        return List.of(new Assign(targets, targets.size() > 1, null, call));
    }

    /** An operation that makes a list of tensors: the export names each. */
    private static List<Assign> ofList(List<Fields> tensors, Call call) {
        List<Assign> statements = new ArrayList<>();
        String list =
                ValueNames.listOf(tensors.isEmpty() ? "none" : tensors.get(0).text("name"));
        statements.add(new Assign(list, call));
        for (int i = 0; i < tensors.size(); i++) {
            Name element = ArgumentReader.value(tensors.get(i));
            Expression index = Literal.of(i);
            statements.add(new Assign(element.name(), new Subscript(new Name(list), List.of(index))));
        }
        return statements;
    }
}

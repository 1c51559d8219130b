package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/**
 * What goes into an exported graph and what comes out of it.
 *
 * @param input graph's name of the picture
 * @param tensors that the model keeps, by the graph's name of each
 * @param outputs tensors that come out, null for what is none
 */
record GraphSignature(String input, Map<String, Kept> tensors, List<@Nullable Name> outputs) {

    /**
     * A tensor that the model keeps.
     *
     * @param name full name, {@code layer1.0.conv1.weight}
     * @param parameter whether it was trained
     */
    record Kept(String name, boolean parameter) {}

    /**
     * @throws ProgramException if the program takes something else than one tensor, or changes what it keeps
     */
    static GraphSignature of(Fields signature) {
        Map<String, Kept> tensors = new LinkedHashMap<>();
        List<String> inputs = new ArrayList<>();
        for (Fields spec : signature.objects("input_specs")) {
            String kind = spec.kind();
            switch (kind) {
                case "parameter" -> keep(spec.object(kind), "parameter_name", true, tensors);
                case "buffer" -> keep(spec.object(kind), "buffer_name", false, tensors);
                case "tensor_constant" -> keep(spec.object(kind), "tensor_constant_name", false, tensors);
                case "user_input" -> {
                    Fields argument = spec.object(kind).object("arg");
                    if (argument.kind().equals("as_tensor")) {
                        inputs.add(argument.object("as_tensor").text("name"));
                    } else if (!List.of("as_none", "as_int", "as_float", "as_bool", "as_string")
                            .contains(argument.kind())) {
                        throw inputs("something else than a tensor ('%s')".formatted(Printable.of(argument.kind())));
                    }
                }
                case "constant_input" -> {
                    // A number or text that is fixed: the operations that use it hold it.
                }
                default ->
                    throw new ProgramException(
                            "it keeps a thing of the kind '%s' beside its tensors, which cannot be followed; export the model without it"
                                    .formatted(Printable.of(kind)));
            }
        }
        if (inputs.size() != 1) {
            throw inputs("%d tensors (%s)".formatted(inputs.size(), Printable.of(String.join(", ", inputs))));
        }
        return new GraphSignature(inputs.get(0), tensors, outputs(signature));
    }

    private static ProgramException inputs(String what) {
        return new ProgramException(
                "it takes %s where a classifier takes one tensor of pictures; export a module whose forward takes the pictures alone"
                        .formatted(what));
    }

    private static void keep(Fields spec, String field, boolean parameter, Map<String, Kept> tensors) {
        String name = spec.object("arg").text("name");
        if (tensors.put(name, new Kept(spec.text(field), parameter)) != null) {
            throw new ProgramException(
                    "it names the input '%s' of its graph twice; export it again".formatted(Printable.of(name)));
        }
    }

    private static List<@Nullable Name> outputs(Fields signature) {
        List<@Nullable Name> outputs = new ArrayList<>();
        for (Fields spec : signature.objects("output_specs")) {
            String kind = spec.kind();
            if (kind.equals("user_output")) {
                Fields argument = spec.object(kind).object("arg");
                outputs.add(
                        argument.kind().equals("as_tensor")
                                ? ArgumentReader.value(argument.object("as_tensor"))
                                : null);
            } else {
                throw new ProgramException(changes(kind));
            }
        }
        return outputs;
    }

    private static String changes(String kind) {
        return switch (kind) {
            case "buffer_mutation", "parameter_mutation" ->
                "it changes its own numbers while it runs ('%s'), as a normalisation does in training mode; call model.eval() before torch.export.export"
                        .formatted(Printable.of(kind));
            case "user_input_mutation" ->
                "it changes the pictures that it is given ('user_input_mutation'); export a model that works on a copy of them";
            default ->
                "it gives out a thing of the kind '%s' beside its results, which cannot be followed; export the model for inference alone"
                        .formatted(Printable.of(kind));
        };
    }
}

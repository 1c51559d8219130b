package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** The JSON of an exported program: a graph, its signature, and what it says of itself. */
final class ProgramJson {

    /** PyTorch 2.4 writes 5, 2.5 writes 7, 2.6 and later 8; within one, later files only say more. */
    private static final List<Long> MAJORS = List.of(5L, 7L, 8L);

    private final Fields top;
    private final Fields module;

    private ProgramJson(Fields top, Fields module) {
        this.top = top;
        this.module = module;
    }

    /**
     * @throws ProgramException if it is of a version that is not known
     */
    static ProgramJson read(String entry, byte[] bytes) {
        Fields top = JsonTree.read(entry, bytes);
        Fields version = top.object("schema_version");
        if (!MAJORS.contains(version.whole("major"))) {
            throw new ProgramException(
                    "its program is written in version %d.%d of the schema and versions 5, 7 and 8 (PyTorch 2.4 to 2.15) are known; export it with one of these"
                            .formatted(version.whole("major"), version.whole("minor")));
        }
        return new ProgramJson(top, top.object("graph_module"));
    }

    Fields graph() {
        return module.object("graph").of("graph");
    }

    GraphSignature signature() {
        return GraphSignature.of(module.object("signature").of("signature"));
    }

    /** What the graph says of one of its tensors. */
    TensorMeta tensor(String name) {
        Fields tensors = graph().object("tensor_values");
        if (!tensors.has(name)) {
            throw new ProgramException(
                    "its graph says nothing of the tensor '%s'; export it again".formatted(Printable.of(name)));
        }
        return new TensorMeta(tensors.object(name), name);
    }

    /**
     * Channels, height and width of the pictures that it was exported for, -1 for what may differ; empty for other input.
     *
     * @param input the graph's name of the picture
     */
    List<Long> picture(String input) {
        List<Fields> sizes = tensor(input).sizes();
        List<Long> picture = new ArrayList<>();
        for (Fields size : sizes.size() == 4 ? sizes.subList(1, 4) : List.<Fields>of()) {
            picture.add(size.has("as_int") ? size.whole("as_int") : -1);
        }
        return picture;
    }

    /** JSON text of the tree that the top module's call returns. */
    String outSpec() {
        return module.objects("module_call_graph").stream()
                .filter(call -> call.text("fqn").isEmpty() && call.has("signature"))
                .map(call -> call.object("signature").text("out_spec"))
                .findFirst()
                .orElseThrow(() -> new ProgramException("it does not say what its call returns; export it again"));
    }

    /** Simple name of the top module's class. */
    String kind() {
        return graph().objects("nodes").stream()
                .map(node -> node.object("metadata"))
                .filter(metadata -> metadata.has("nn_module_stack"))
                .flatMap(metadata -> ModuleStack.top(metadata.text("nn_module_stack")).stream())
                .findFirst()
                .orElse("Module");
    }

    /** {@code torch.export 2.13.0 (schema 8.20, training IR)}. */
    String form() {
        Fields version = top.object("schema_version");
        String written = top.has("torch_version") ? " " + shown(top.text("torch_version")) : "";
        return "torch.export%s (schema %d.%d, %s)"
                .formatted(written, version.whole("major"), version.whole("minor"), dialect());
    }

    private static String shown(String version) {
        String plain = version.replaceAll("[^A-Za-z0-9.+_-]", "");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    /** Straight from export, or with operations taken apart by {@code run_decompositions()}. */
    private String dialect() {
        Optional<String> verifier = top.has("verifiers")
                ? top.texts("verifiers").stream().findFirst()
                : top.has("dialect") ? Optional.of(top.text("dialect")) : Optional.empty();
        return verifier.filter("TRAINING"::equals).isPresent() ? "training IR" : "inference IR";
    }
}

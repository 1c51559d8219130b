package org.modelaudit.torch.exported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modelaudit.torch.exported.ExportedArchives.at;
import static org.modelaudit.torch.exported.ExportedArchives.graph;
import static org.modelaudit.torch.exported.ExportedArchives.node;
import static org.modelaudit.torch.exported.ExportedArchives.parsed;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.TorchRuntime;
import org.modelaudit.torch.archive.TestArchives;

/** What an archive may be called, lack or hide: each ends in one sentence that says what, where, and what to do. */
class ExportedRefusalsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static ExportedArchives net() {
        return ExportedArchives.of("shared_relu.pt2");
    }

    private void refused(ExportedArchives archive, String... why) {
        Path file = archive.write(folder);
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source).close())
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith("The model file 'net.pt2' cannot be audited: ")
                        .endsWith(".")
                        .contains(why)
                        .doesNotContain("\n")
                        .doesNotContain("null")
                        .doesNotContain("where no check looks"));
    }

    private void refused(Consumer<JsonObject> change, String... why) {
        refused(net().program(change), why);
    }

    @Test
    void a_program_of_another_version_of_the_schema() {
        refused(p -> p.add("schema_version", parsed("{\"major\": 9, \"minor\": 0}")), "version 9.0", "5, 7 and 8");
    }

    @Test
    void a_compiled_package_and_an_archive_without_a_program() {
        refused(
                net().without("models/model.json").with("archive/data/aotinductor/model/a.so", new byte[1]),
                "compiled package (AOTInductor or ExecuTorch)",
                "before it is compiled");
        refused(net().without("models/model.json"), "holds no exported program", "torch.export.save");
        refused(net().text("archive_format", "onnx"), "format 'onnx', not 'pt2'");
    }

    @Test
    void two_programs_in_one_file() {
        ExportedArchives two = net();
        two.with(
                two.name("models/model.json").replace("model.json", "other.json"),
                "{}".getBytes(StandardCharsets.UTF_8));
        refused(two, "holds 2 programs (model, other)");
        refused(
                net().with("elsewhere/archive_format", "pt2".getBytes(StandardCharsets.UTF_8)),
                "more than one program");
    }

    @Test
    void an_export_in_training_mode_says_eval() {
        refused(
                p -> at(p, "graph_module", "signature", "output_specs")
                        .getAsJsonArray()
                        .add(
                                parsed(
                                        "{\"buffer_mutation\": {\"arg\": {\"name\": \"add\"}, \"buffer_name\": \"norm.running_mean\"}}")),
                "changes its own numbers",
                "model.eval()");
        refused(
                p -> at(p, "graph_module", "signature", "output_specs")
                        .getAsJsonArray()
                        .add(parsed(
                                "{\"user_input_mutation\": {\"arg\": {\"name\": \"x\"}, \"user_input_name\": \"x\"}}")),
                "changes the pictures");
    }

    @Test
    void several_inputs_and_inputs_that_are_no_tensors() {
        refused(
                p -> at(p, "graph_module", "signature", "input_specs")
                        .getAsJsonArray()
                        .add(parsed("{\"user_input\": {\"arg\": {\"as_tensor\": {\"name\": \"mask\"}}}}")),
                "takes 2 tensors (x, mask)",
                "export a module whose forward takes the pictures alone");
        refused(
                p -> at(p, "graph_module", "signature", "input_specs")
                        .getAsJsonArray()
                        .add(
                                parsed(
                                        "{\"custom_obj\": {\"arg\": {\"name\": \"o\", \"class_fqn\": \"C\"}, \"custom_obj_name\": \"o\"}}")),
                "a thing of the kind 'custom_obj'");
    }

    @Test
    void control_flow_other_libraries_and_what_is_no_operation() {
        refused(
                p -> node(p, 0).addProperty("target", "torch.ops.higher_order.cond"),
                "torch.ops.higher_order.cond",
                "a program of its own");
        refused(
                p -> node(p, 0).addProperty("target", "torch.ops.mylib.conv.default"),
                "ops.mylib.conv",
                "export the model without it");
        refused(p -> node(p, 0).addProperty("target", "builtins.eval"), "builtins.eval", "no operation of PyTorch's");
        refused(
                p -> node(p, 0).addProperty("target", "torch.ops.aten.conv2d(x)\n  import os.default"),
                "no operation of PyTorch's");
        refused(p -> node(p, 0).addProperty("target", "torch.ops.aten.no_such_thing.default"), "no_such_thing");
        refused(p -> node(p, 0).addProperty("target", "torch.ops.aten.save.default"), "writes a file");
        refused(
                p -> node(p, 0).addProperty("target", "torch.ops.aten.set_.default"),
                "puts other memory under a tensor");
    }

    @Test
    void values_that_are_called_like_code_are_never_written() {
        refused(
                p -> at(node(p, 0), "outputs", 0, "as_tensor")
                        .getAsJsonObject()
                        .addProperty("name", "a = torch.save(x)\n"),
                "which no export does");
        refused(
                p -> at(node(p, 0), "inputs", 0)
                        .getAsJsonObject()
                        .add("arg", parsed("{\"as_string\": \"\\\"); torch.save(\"}")),
                "a text that no operation takes");
        refused(p -> metadata(p, "L__self__,,Net;k,a\"b.c,torch.nn.Conv2d"), "names the module 'a\"b.c'");
        refused(p -> metadata(p, "L__self__,,Net;k,training,torch.nn.Conv2d"), "calls two things 'training'");
    }

    private static void metadata(JsonObject program, String stack) {
        at(node(program, 0), "metadata").getAsJsonObject().addProperty("nn_module_stack", stack);
    }

    @Test
    void calls_nested_beyond_reason() {
        StringBuilder stack = new StringBuilder("L__self__,,Net");
        for (int i = 0; i < 100; i++) {
            stack.append(";k").append(i).append(",m").append(i).append(",torch.nn.Sequential");
        }
        refused(p -> metadata(p, stack.toString()), "calls modules more than 60 deep");
    }

    @Test
    void values_that_are_made_twice_or_never() {
        refused(
                p -> at(node(p, 1), "inputs", 0, "arg", "as_tensor")
                        .getAsJsonObject()
                        .addProperty("name", "nowhere"),
                "before it is made");
        refused(p -> at(node(p, 1), "outputs").getAsJsonArray().set(0, at(node(p, 0), "outputs", 0)), "twice");
    }

    @Test
    void kinds_of_arguments_and_numbers_that_are_not_known() {
        refused(
                p -> at(node(p, 0), "inputs", 0).getAsJsonObject().add("arg", parsed("{\"as_graph\": {}}")),
                "of the kind 'as_graph'");
        refused(
                p -> at(node(p, 0), "inputs", 0).getAsJsonObject().add("arg", parsed("{\"as_scalar_type\": 99}")),
                "type of numbers 99");
        refused(
                p -> at(node(p, 0), "inputs", 0).getAsJsonObject().add("arg", parsed("{}")),
                "0 values where one is expected");
        refused(
                p -> at(node(p, 0), "inputs", 0).getAsJsonObject().add("arg", parsed("{\"as_int\": 1.5}")),
                "else than a whole number");
        refused(
                p -> at(node(p, 0), "inputs", 0).getAsJsonObject().add("arg", parsed("5")),
                "holds in 'arg' something else than an object;");
    }

    @Test
    void sizes_that_depend_on_numbers_or_are_no_formulas() {
        refused(p -> size(p, "Symbol('u0', integer=True)"), "depends on the numbers of the picture ('u0')");
        refused(p -> size(p, "Symbol('s0', integer=True)"), "the size 's0', which is none of the picture's");
        refused(p -> size(p, "__import__('os')"), "in a way that is not known");
        refused(p -> size(p, "Mul(Rational(1, 2), Symbol('s0'))"), "in a way that is not known");
        refused(p -> size(p, "(".repeat(5000)), "deep");
    }

    private static void size(JsonObject program, String formula) {
        JsonObject value = new JsonObject();
        value.add("expr_str", new JsonPrimitive(formula));
        JsonObject named = new JsonObject();
        named.add("as_expr", value);
        graph(program).get("sym_int_values").getAsJsonObject().add("size", named);
        JsonObject argument =
                parsed("{\"as_sym_int\": {\"as_name\": \"size\"}}").getAsJsonObject();
        at(node(program, 0), "inputs", 0).getAsJsonObject().add("arg", argument);
    }

    @Test
    void weights_that_are_missing_pickled_sparse_or_of_unknown_types() {
        refused(
                net().json(
                                "weights_config.json",
                                c -> at(c, "config").getAsJsonObject().remove("conv.weight")),
                "weight 'conv.weight' is missing");
        refused(net().without("data/weights/weight_0"), "is missing");
        refused(net().without("weights_config.json"), "is missing");
        refused(meta("use_pickle", "true"), "pickled object", "export a model of plain tensors");
        refused(tensor("dtype", "99"), "type 99");
        refused(tensor("dtype", "29"), "type 29");
        refused(tensor("layout", "1"), "sparse");
    }

    @Test
    void storages_that_end_early_and_tensors_that_reach_beyond() {
        ExportedArchives shorter = net();
        refused(shorter.bytes("data/weights/weight_0", new byte[8]), "ends at byte", "of a storage of 8 bytes");
        refused(tensor("storage_offset", "{\"as_int\": 1}"), "ends at byte");
        refused(tensor("storage_offset", "{\"as_int\": -1}"), "negative size");
        refused(
                tensor(
                        "strides",
                        "[{\"as_int\": 9223372036854775807}, {\"as_int\": 9}, {\"as_int\": 3}, {\"as_int\": 1}]"),
                "larger than any storage");
        refused(tensor("strides", "[{\"as_int\": 1}]"), "4 axes and 1 strides");
        refused(
                tensor("sizes", "[{\"as_int\": -4}, {\"as_int\": 3}, {\"as_int\": 3}, {\"as_int\": 3}]"),
                "negative size");
    }

    private static ExportedArchives meta(String field, String value) {
        return net().json(
                        "weights_config.json",
                        c -> at(c, "config", "conv.weight").getAsJsonObject().add(field, parsed(value)));
    }

    private static ExportedArchives tensor(String field, String value) {
        return net().json(
                        "weights_config.json",
                        c -> at(c, "config", "conv.weight", "tensor_meta")
                                .getAsJsonObject()
                                .add(field, parsed(value)));
    }

    @Test
    void JSON_that_is_damaged_nested_too_deep_or_says_a_thing_twice() {
        refused(net().text("models/model.json", "{\"graph_module\": "), "damaged JSON", "copy or export it again");
        refused(net().text("models/model.json", "[1]"), "more or less than one JSON object");
        refused(net().text("models/model.json", "{\"a\": " + "[".repeat(100_000)), "more than 100 deep");
        refused(net().text("models/model.json", "{\"a\": 1, \"a\": 2}"), "says 'a' twice");
        refused(net().text("models/model.json", "{}"), "no 'schema_version'");
    }

    @Test
    void a_result_that_its_tree_does_not_fit() {
        refused(
                p -> at(p, "graph_module", "module_call_graph", 0, "signature")
                        .getAsJsonObject()
                        .addProperty(
                                "out_spec",
                                "[1, {\"type\": \"builtins.tuple\", \"context\": \"null\", \"children_spec\": []}]"),
                "'out_spec' does not fit");
        refused(
                p -> at(p, "graph_module").getAsJsonObject().add("module_call_graph", new JsonArray()),
                "does not say what its call returns");
    }

    @Test
    void weights_of_an_older_layout_that_hold_more_than_tensors() {
        String evil = "\u0080\u0002cos\nsystem\nX\u0002\0\0\0ls\u0085R.";
        refused(older(evil), "os.system");
        refused(older("\u0080\u0002]."), "holds no dictionary");
        refused(older("\u0080\u0002}X\u0001\0\0\0aK\u0001s."), "something else than tensors (at 'a')");
        refused(older("\u0080\u0002c__torch__\nNet\n)\u0081}b."), "foreign class");
        refused(
                ExportedArchives.of("shared_relu.flat.pt2").bytes("state_dict.pt", new byte[] {'P', 'K', 3}),
                "damaged or truncated zip");
        refused(
                ExportedArchives.of("shared_relu.flat.pt2").without("state_dict.pt"),
                "'serialized_state_dict.pt' is missing");
    }

    private ExportedArchives older(String pickle) {
        ExportedArchives inner = new ExportedArchives(new LinkedHashMap<>());
        inner.with("archive/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1));
        return ExportedArchives.of("shared_relu.flat.pt2").bytes("state_dict.pt", TestArchives.zip(inner.entries()));
    }
}

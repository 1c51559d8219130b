package org.modelaudit.torch.program;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.archive.TestArchives;
import org.modelaudit.torch.archive.ZipArchive;
import org.modelaudit.torch.source.ProgramException;

class ProgramGuardsTest {

    private static final String NET = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              %s
              def forward(self: __torch__.Net,
                x: Tensor) -> Tensor:
                return x
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.save(x, \"f\")                   | calls 'torch.save', which writes a file",
                "x.save(\"f\")                          | calls 'save', which writes a file",
                "getattr(x, \"save\")(\"f\")            | calls 'save', which writes a file",
                "y = torch.from_file(\"f\")             | reads or writes a file",
                "y = [torch.relu(ops.aten.from_file(\"f\"))] | reads or writes a file",
                "torch.manual_seed(1)                   | sets the random numbers of the whole process",
                "y = x.set_(x)                          | puts other memory under a tensor",
                "y = torch.resize_(x, [9])              | takes memory as it finds it",
                "y = ops.image.read_file(\"f\")         | calls 'ops.image.read_file'; an audit runs PyTorch's own operations",
                "y = ops.cuda.set_device(0)             | not those of 'cuda'",
                "y = ops.prim.rpc_sync(\"w\", x)        | calls another process",
                "y = torch                              | hands on 'torch' as a value",
                "y = ops.aten                           | hands on 'ops.aten' as a value",
            })
    void what_reaches_beyond_the_program_is_refused_by_name_even_in_a_method_that_nothing_calls(
            String statement, String why) {
        refused(
                        "return x",
                        "  def unused(self: __torch__.Net, x: Tensor) -> Tensor:\n    " + statement
                                + "\n    return x\n")
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch.warn(\"w\")",
                "print(\"p\")",
                "ops.prim.RaiseException(\"no\")",
                "y = ops.aten.relu(x)",
                "y = torch.empty([2])"
            })
    void what_a_classifier_may_hold_is_let_through(String statement) {
        assertThatCode(() -> check(TestArchives.entries(NET.formatted("training : bool")
                        + "  def unused(self: __torch__.Net, x: Tensor) -> Tensor:\n    "
                        + statement + "\n    return x\n")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_class_that_restores_itself_is_refused() {
        refused("return x", "  def __setstate__(self: __torch__.Net, state: bool) -> NoneType:\n    return None\n")
                .withMessageContaining("'Net' restores itself by code of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight : Tensor          | has no 'weight', which the class declares",
                "training : Tensor        | holds in 'training' something else than the 'Tensor'",
                "training : List[bool]    | holds in 'training' something else than the 'List[bool]'",
                "training : int           | holds in 'training' something else than the 'int'",
                "training : __torch__.Net | holds in 'training' something else than the '__torch__.Net'",
                "training : __torch__.torch.classes.rnn.CellParamsBase | holds in 'training'",
            })
    void an_object_that_holds_something_else_than_its_class_declares_is_refused(String field, String why) {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> check(TestArchives.entries(NET.formatted(field))))
                .withMessageContaining("an object of its class '__torch__.Net'")
                .withMessageContaining(why)
                .withMessageContaining("export it again");
    }

    @Test
    void a_value_that_may_be_there_or_not_is_let_through() {
        assertThatCode(() -> check(TestArchives.entries(NET.formatted("training : Optional[bool]"))))
                .doesNotThrowAnyException();
    }

    @Test
    void functions_that_call_one_another_in_a_longer_chain_than_any_programs_are_refused() {
        refused("return x", chain(70)).withMessageContaining("in a chain of more than 64");
        assertThatCode(() -> check(TestArchives.entries(NET.formatted("training : bool") + chain(60))))
                .doesNotThrowAnyException();
    }

    private static String chain(int length) {
        StringBuilder functions = new StringBuilder();
        for (int i = 0; i < length; i++) {
            functions.append("def f%d(x: Tensor) -> Tensor:\n  return __torch__.f%d(x, )\n".formatted(i, i + 1));
        }
        return functions + "def f%d(x: Tensor) -> Tensor:\n  return x\n".formatted(length);
    }

    private ThrowableAssertAlternative<ProgramException> refused(String forward, String more) {
        Map<String, byte[]> entries = TestArchives.program(forward);
        String source = new String(entries.get("net/code/__torch__.py"), StandardCharsets.UTF_8);
        entries.put("net/code/__torch__.py", (source + more).getBytes(StandardCharsets.UTF_8));
        return assertThatExceptionOfType(ProgramException.class).isThrownBy(() -> check(entries));
    }

    private void check(Map<String, byte[]> entries) {
        try (ZipArchive zip = ZipArchive.open(TestArchives.write(folder, entries))) {
            ModelArchive archive = ModelArchive.in(zip);
            ProgramGuards.check(new ProgramSource(archive), SavedModel.read(archive));
        }
    }
}

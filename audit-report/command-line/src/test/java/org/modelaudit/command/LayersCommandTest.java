package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;

class LayersCommandTest {

    private static final Path MODEL = Starter.file("honest.pt");

    @Test
    void the_tree_has_children_below_their_parents_with_shapes_and_numbers_of_parameters() {
        Ran ran = Ran.of("layers", MODEL, "--size", 64);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(ExitCode.PASS);
        assertThat(ran.lines())
                .startsWith(
                        "honest.pt: traced, 4 classes, input 3×64×64, one logit for each class",
                        "path                      kind               output           parameters",
                        "features                  Sequential         (1, 32, 16, 16)      33,756",
                        "  features.block1         Block              (1, 12, 64, 64)         348",
                        "    features.block1.conv  Conv2d             (1, 12, 64, 64)         324")
                .contains("classifier                Linear             (1, 4)                  132");
    }

    @Test
    void the_layer_that_class_activation_maps_look_at_is_marked_and_no_other() {
        assertThat(Ran.of("layers", MODEL, "--size", 64).lines())
                .filteredOn(line -> line.contains("<-"))
                .singleElement()
                .asString()
                .startsWith("    features.block6.conv ")
                .endsWith("<- class activation maps look here unless told otherwise");
    }

    @Test
    void every_layer_is_there_once_and_the_model_runs_no_further_time() {
        ModelSource source = ModelSource.of(MODEL, InputSpecification.imageNet(64));
        ModelRuntime runtime = ServiceLoader.load(ModelRuntime.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.handles(MODEL))
                .findFirst()
                .orElseThrow();
        try (AuditedModel model = runtime.open(source)) {
            String before = model.passes().toString();
            List<String> paths = LayerTree.of(model)
                    .lines()
                    .skip(2)
                    .map(line -> line.strip().split(" ", 2)[0])
                    .toList();

            assertThat(paths)
                    .containsExactlyInAnyOrderElementsOf(
                            model.layers().stream().map(Layer::path).toList());
            assertThat(model.passes()).hasToString(before);
        }
    }

    @Test
    void what_is_no_model_is_refused_in_one_sentence() {
        Ran folder = Ran.of("layers", Starter.file("data"));
        Ran text = Ran.of("layers", Starter.file("labels.txt"));

        assertThat(folder.sentence()).endsWith("starter/data' is a folder; give the file of the model.");
        assertThat(text.sentence())
                .contains(
                        "labels.txt' is no model that is known by its name; give one of these: torch.export archives (.pt2)");
        assertThat(List.of(folder.code(), text.code())).containsOnly(ExitCode.TROUBLE);
    }
}

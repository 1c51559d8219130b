package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.checks.OutputBench.heading;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.explain.Explainer;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.OpenProgram;
import org.modelaudit.torch.TorchRuntime;

/**
 * Every explainer says of a net that {@code torch.export} wrote what it says of the same net traced. {@code
 * src/test/python/make_exported_maps.py} exports them.
 */
class ExportedMapsTest {

    /** Of the map's largest value. */
    private static final double TOLERANCE = 1e-5;

    /** What libtorch says where a picture of another size comes in: of the operation that stops, which is another one in either form. */
    private static final String ITS_WORDS = "(?<=' failed: ).*";

    @TempDir
    Path scratch;

    private static AuditedModel open(String file) {
        Path path = OpenProgram.file("maps/" + file);
        return new TorchRuntime()
                .open(ModelSource.of(path, InputSpecification.imageNet(24)).onDevice("cpu"));
    }

    /** The last column names what has no meaning there, whatever the form. */
    @ParameterizedTest
    @CsvSource({
        "shared_relu, conv1 conv2, ownMap",
        "depthwise,   conv1 conv2, ownMap|cam|deepTaylor",
        "vit,         encoder.layers.encoder_layer_0 encoder.ln, "
                + "ownMap|cam|cameras|cnnFixations|deepTaylor|.*ReluOnly|lrp.*|.*Lrp|.*xcitationBackpropagation"
    })
    void all_explainers_give_the_maps_of_the_traced_form(String net, String layers, String without) {
        SoftAssertions same = new SoftAssertions();
        try (OutputBench bench = new OutputBench(scratch);
                AuditedModel traced = open(net + ".pt");
                AuditedModel exported = open(net + ".pt2")) {
            bench.giveLayers(layers.split(" "));
            List<Method> factories = OutputBench.factories().stream()
                    .filter(factory -> Explainer.class.isAssignableFrom(factory.getReturnType()))
                    .toList();
            assertThat(factories).hasSizeGreaterThan(100);
            for (Method factory : factories) {
                OutputBench.Result one = bench.run(bench.made(factory, traced), traced, Audits.gradient());
                OutputBench.Result other = bench.run(bench.made(factory, exported), exported, Audits.gradient());
                same.assertThat(one.isRefused())
                        .as("%s is refused: %s", heading(factory), one.refusal())
                        .isEqualTo(factory.getName().matches(without));
                same.assertThat(other.refusal().replaceAll(ITS_WORDS, ""))
                        .as(heading(factory))
                        .isEqualTo(
                                one.refusal().replace(net + ".pt", net + ".pt2").replaceAll(ITS_WORDS, ""));
                same.assertThat(other.words()).as(heading(factory)).isEqualTo(one.words());
                // Numbers stand in turn: a map, and what was measured beside it.
                for (int i = 0; i < one.numbers().size(); i += 2) {
                    double[] map = one.numbers().get(i);
                    double largest = Arrays.stream(map).map(Math::abs).max().orElse(0);
                    same.assertThat(other.numbers().get(i))
                            .as(heading(factory))
                            .containsExactly(map, within(TOLERANCE * largest));
                }
            }
        }
        same.assertAll();
    }
}

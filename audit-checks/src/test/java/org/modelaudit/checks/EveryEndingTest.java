package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.explain.Explainer;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.torch.TorchRuntime;

/** One net with every ending that its file may have: whatever a factory makes says the same of each. */
class EveryEndingTest extends OnEveryFactory {

    /** What a map or a number may differ by, of its largest. */
    private static final double SAME = 1e-5;

    /** The same for nets whose last layers differ, so that sums are rounded in other ways. */
    private static final double ROUNDED = 1e-3;

    /** Disturb weights, of which a row for each class has others; or add an absolute number to a logit that is half as large. */
    private static final Set<String> DEPEND_ON_THE_ROWS = Set.of("noiseGrad", "fusionGrad", "lrpEpsilon");

    private final Map<String, AuditedModel> nets = new HashMap<>();

    @BeforeAll
    void open() {
        for (String net :
                new String[] {"logits", "softmax", "log_softmax", "sigmoid", "one", "one_sigmoid", "two_rows"}) {
            nets.put(net, open(net, OutputMeaning.AUTO));
        }
        nets.put("findings", open("logits", OutputMeaning.INDEPENDENT_LOGITS));
    }

    private static AuditedModel open(String net, OutputMeaning meaning) {
        try {
            Path file = Path.of(
                    Objects.requireNonNull(EveryEndingTest.class.getResource("/org/modelaudit/output/" + net + ".pt"))
                            .toURI());
            return new TorchRuntime()
                    .open(ModelSource.of(file, InputSpecification.imageNet(24))
                            .withOutput(OutputSpecification.of(meaning))
                            .onDevice("cpu"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void close() {
        nets.values().forEach(AuditedModel::close);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void softmax_log_softmax_and_sigmoid_inside_change_no_map_and_no_number(Method factory) {
        assertSame(factory, "softmax", "logits", SAME);
        assertSame(factory, "log_softmax", "logits", SAME);
        assertSame(factory, "sigmoid", "findings", SAME);
        assertSame(factory, "one_sigmoid", "one", SAME);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void one_number_for_two_classes_is_explained_as_two_rows_are(Method factory) {
        boolean explains = Explainer.class.isAssignableFrom(factory.getReturnType());
        if (explains && !DEPEND_ON_THE_ROWS.contains(factory.getName())) {
            assertSame(factory, "one", "two_rows", ROUNDED);
        }
    }

    private void assertSame(Method factory, String net, String other, double tolerance) {
        OutputBench.Result expected = result(factory, other);
        OutputBench.Result result = result(factory, net);
        assertThat(withoutFile(result.refusal())).isEqualTo(withoutFile(expected.refusal()));
        result.assertIs(expected, tolerance);
    }

    private static String withoutFile(String refusal) {
        return refusal.replaceAll("'\\w+\\.pt'", "the file");
    }

    private OutputBench.Result result(Method factory, String net) {
        AuditedModel model = Objects.requireNonNull(nets.get(net));
        return bench.run(bench.made(factory, model), model, explainer(factory));
    }
}

package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.naming.NamedFactories;
import org.modelaudit.testing.LinearModel;
import org.modelaudit.testing.NpyFile;
import org.modelaudit.testing.SharedFolder;

/** What holds for every registered class activation map. */
class EveryCamTest {

    private static final LinearModel MODEL = new LinearModel(new float[] {4, 0, 0, 8}, 2);

    /** The papers that know no class. */
    private static final List<String> CLASS_FREE =
            List.of("eigen-cam", "eigen-cam-second-component", "eigen-cam-centred");

    private static final float[] PICTURE = {8, 0, 1, 0, 0, 2, 0, 1};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    static List<String> names() {
        return List.copyOf(NamedFactories.making(Explainer.class, List.of(ClassActivationMaps.class))
                .keySet());
    }

    private static ClassActivationMap named(String name) {
        return (ClassActivationMap) ExplainerRegistry.load().byName(name);
    }

    @Test
    void every_map_has_an_id_of_its_own_with_dialect_and_version() {
        Map<String, String> ids = new TreeMap<>();
        names().forEach(name -> ids.put(named(name).id(), name));

        assertThat(ids).hasSameSizeAs(names());
        assertThat(ids.keySet()).allMatch(id -> id.matches("[a-z-]+(-\\d)?/[a-z-]+@\\d+"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_silent_picture_is_undefined(String name) {
        assertThat(explain(named(name), new float[8]).get(0).undefinedBecause())
                .isIn("the heatmap is constant", "the heatmap holds a value that is not finite");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_picture_for_which_the_model_gives_no_finite_score_is_undefined_and_costs_no_other(String name) {
        float[] broken = {Float.NaN, 0, 0, 0, 0, 0, 0, 1};

        List<Explanation> explanations = explain(named(name), PICTURE, broken);

        assertThat(explanations.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
        assertThat(explanations.get(0)).isEqualTo(explain(named(name), PICTURE).get(0));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_class_that_the_model_does_not_have_is_undefined_where_the_map_speaks_for_one(String name) {
        ClassActivationMap explainer = named(name).forClass(TargetClass.index(7));

        Explanation explanation = explain(explainer, PICTURE).get(0);

        if (CLASS_FREE.contains(name)) {
            assertThat(explanation.explainedClass()).isEqualTo(-1);
            assertThat(explanation).isEqualTo(explain(named(name), PICTURE).get(0));
        } else {
            assertThat(explanation.heatmap()).isNull();
            assertThat(explanation.undefinedBecause())
                    .isEqualTo("the sample has no class 'index 7' that the model knows");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void says_in_its_settings_whether_it_speaks_for_a_class(String name) {
        assertThat(named(name).settings(MODEL).get("class"))
                .isEqualTo(CLASS_FREE.contains(name) ? "none (class-free)" : "predicted");
    }

    /** With few draws, so that a batch of 32 is done in seconds. */
    static List<ClassActivationMap> randomised() {
        return List.of(ClassActivationMaps.smoothGradCamPlusPlus(), ClassActivationMaps.ssCam(2, 2, 0));
    }

    @ParameterizedTest
    @MethodSource("randomised")
    void randomised_maps_are_the_same_bit_for_bit_in_batches_of_1_and_7_and_32(ClassActivationMap explainer) {
        ClassActivationMap aimed = explainer.at("layer3.2");
        try (AuditedModel model = open("resnet20_cifar10_scripted.pt")) {
            List<Heatmap> all = maps(explain(model, aimed, 0, 32));

            assertThat(maps(explain(model, aimed, 6, 7))).isEqualTo(all.subList(6, 7));
            assertThat(maps(explain(model, aimed, 0, 7))).isEqualTo(all.subList(0, 7));
        }
    }

    @ParameterizedTest
    @MethodSource("fast")
    void maps_are_the_same_bit_for_bit_in_batches_of_1_and_7(String name) {
        ClassActivationMap aimed =
                name.equals("eigen-salience") ? named(name) : named(name).at("layer3.2");
        try (AuditedModel model = open("resnet20_cifar10_scripted.pt")) {
            List<Heatmap> all = maps(explain(model, aimed, 0, 7));

            assertThat(maps(explain(model, aimed, 6, 7))).isEqualTo(all.subList(6, 7));
            model.verifyUnchanged();
        }
    }

    static List<String> fast() {
        return names().stream()
                .filter(name -> !name.matches("ss-cam|is-cam|score-cam.*|integrated-grad-cam"))
                .toList();
    }

    private static List<Heatmap> maps(List<Explanation> explanations) {
        List<Heatmap> maps = CamComparison.maps(explanations);
        assertThat(maps).allMatch(map -> map.width() > 1);
        return maps;
    }

    private static AuditedModel open(String file) {
        Path path = SharedFolder.resolve("models").resolve(file);
        return ServiceLoader.load(ModelRuntime.class)
                .findFirst()
                .orElseThrow()
                .open(ModelSource.of(path, InputSpecification.imageNet(32)).onDevice("cpu"));
    }

    /** The pictures {@code from} to {@code to - 1}, the file's over and over. */
    private static List<Explanation> explain(AuditedModel model, ClassActivationMap explainer, int from, int to) {
        NpyFile images = NpyFile.read(SharedFolder.resolve("golden/inputs/cifar32.npy"));
        int pictures = (int) images.shape()[0];
        int length = 3 * 32 * 32;
        float[] values = new float[(to - from) * length];
        for (int i = from; i < to; i++) {
            System.arraycopy(images.row(i % pictures), 0, values, (i - from) * length, length);
        }
        try (NDManager scope = model.newManager()) {
            List<AuditSample> samples = IntStream.range(from, to)
                    .mapToObj(i -> AuditSample.of("image " + i, Path.of("image")))
                    .toList();
            return explainer.explain(model, new Batch(samples, scope.create(values, new Shape(to - from, 3, 32, 32))));
        }
    }

    private List<Explanation> explain(ClassActivationMap explainer, float[]... pictures) {
        return explainer.explain(MODEL, Pictures.batch(manager, 2, pictures));
    }
}

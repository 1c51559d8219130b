package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.program.LayerCall;

/**
 * Cuts every file of a folder at every layer and writes down what came of it. Runs with {@code -Pconformance
 * -Dmodelaudit.models=DIR} only. An optional {@code models.csv} in the folder gives the input sizes; without it the usual
 * ones are tried.
 */
class LayerConformance {

    private static final List<Integer> SIZES = List.of(224, 32, 28, 64, 96, 128, 160, 192, 256, 299, 384, 512);
    /** Only every so many layers of a file, for a quick look. */
    private static final int EVERY = Integer.getInteger("modelaudit.conformance.every", 1);

    private static final Path OUTPUT = Path.of("target", "conformance", "layers.csv");

    @Test
    void every_layer_of_every_file_is_cut_or_refused_with_a_reason() throws IOException {
        String given = System.getProperty("modelaudit.models");
        assumeTrue(given != null, "runs with -Pconformance only");
        Path folder = Path.of(given);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> new TorchRuntime().handles(f)).sorted().toList();
        }
        assertThat(files).as("model files in %s", folder).isNotEmpty();
        Files.createDirectories(OUTPUT.getParent());
        try (Writer out = Files.newBufferedWriter(OUTPUT)) {
            out.write("file,form,path,kind,outcome,max_difference,gradient_difference,reason\n");
            for (Path file : files) {
                for (Row row : rows(file, SharedModels.inputSizes(folder))) {
                    out.write(row.csv());
                    assertThat(row.outcome().equals("cut") || !row.reason().isBlank())
                            .as("%s %s", row.file(), row.path())
                            .isTrue();
                }
                out.flush();
            }
        }
    }

    private static List<Row> rows(Path file, Map<String, Integer> sizes) {
        String name = String.valueOf(file.getFileName());
        Integer listed = sizes.get(name);
        ModelException refused = new ModelException("no input size fits");
        for (int size : listed == null ? SIZES : List.of(listed)) {
            for (InputSpecification input : inputs(size)) {
                try (TorchModel model = (TorchModel)
                        new TorchRuntime().open(ModelSource.of(file, input).onDevice("cpu"))) {
                    return rows(name, model);
                } catch (ModelException e) {
                    refused = e;
                }
            }
        }
        return List.of(new Row(name, "", "", "", "refused", "", "", String.valueOf(refused.getMessage())));
    }

    private static List<InputSpecification> inputs(int size) {
        InputSpecification colour = InputSpecification.imageNet(size);
        return List.of(
                colour,
                new InputSpecification(
                        size,
                        size,
                        InputSpecification.Resize.SQUEEZE,
                        size,
                        InputSpecification.Colour.GREY,
                        List.of(0.5),
                        List.of(0.5)));
    }

    private static List<Row> rows(String file, TorchModel model) {
        List<Row> rows = new ArrayList<>();
        List<LayerCall> calls = model.program().flat().layers();
        for (int i = 0; i < calls.size(); i += EVERY) {
            rows.add(row(file, model, calls.get(i)));
        }
        model.verifyUnchanged();
        return rows;
    }

    private static Row row(String file, TorchModel model, LayerCall call) {
        String form = model.identity().form();
        try (NDManager manager = model.newManager();
                TorchCut cut = model.freshCut(call.path())) {
            NDArray images = ProbeImages.create(manager, model.input(), 10, 2);
            int[] classes = {0, model.classes() - 1};
            LayerCut.HeadPass pass = cut.record(cut.features(images));
            float[] found = pass.gradient(classes).toFloatArray();
            float[] whole = WholeGradient.at(model, cut, call, images, classes);
            return new Row(
                    file,
                    form,
                    call.path(),
                    call.kind(),
                    "cut",
                    number(cut.maxDifference()),
                    number(difference(whole, found)),
                    "");
        } catch (ModelException e) {
            return new Row(file, form, call.path(), call.kind(), "refused", "", "", String.valueOf(e.getMessage()));
        }
    }

    /** Largest absolute difference over the largest gradient. */
    static double difference(float[] expected, float[] found) {
        double largest = 1e-30;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - found[i]));
        }
        return difference / largest;
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
    }

    private record Row(
            String file,
            String form,
            String path,
            String kind,
            String outcome,
            String maxDifference,
            String gradientDifference,
            String reason) {

        String csv() {
            return String.join(
                            ",",
                            Stream.of(file, form, path, kind, outcome, maxDifference, gradientDifference, reason)
                                    .map(Row::quoted)
                                    .toList())
                    + "\n";
        }

        private static String quoted(String cell) {
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
            return plain ? cell : '"' + cell.replace("\"", "\"\"").replace('\n', ' ') + '"';
        }
    }
}

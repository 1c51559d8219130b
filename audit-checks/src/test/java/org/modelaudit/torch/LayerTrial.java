package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.program.LayerCall;

/**
 * Cuts one file at its layers. A file that is no model, and a layer that cannot be cut, end as a row with the reason: a
 * failure of any kind, so that one strange file does not hide what the others would have shown.
 */
final class LayerTrial {

    private static final List<Integer> SIZES = List.of(224, 32, 28, 64, 96, 128, 160, 192, 256, 299, 384, 512);

    private final Path file;
    private final String name;
    private final int every;

    /**
     * @param name what the rows call the file
     * @param every 1 for all layers, 16 for every 16th
     */
    LayerTrial(Path file, String name, int every) {
        this.file = file;
        this.name = name;
        this.every = every;
    }

    /**
     * @param listed the size that the pictures should have, or null to try the usual ones
     */
    List<LayerRow> rows(@Nullable Integer listed) {
        String reason = null;
        for (InputSpecification input : inputs(listed)) {
            try (TorchModel model = (TorchModel)
                    new TorchRuntime().open(ModelSource.of(file, input).onDevice("cpu"))) {
                return rows(model);
            } catch (RuntimeException e) {
                // What the likeliest size gives is worth more than what the last one gives.
                reason = reason == null ? reason(e) : reason;
            }
        }
        return List.of(LayerRow.refusedFile(name, String.valueOf(reason)));
    }

    private static List<InputSpecification> inputs(@Nullable Integer listed) {
        List<InputSpecification> inputs = new ArrayList<>();
        for (int size : listed == null ? SIZES : List.of(listed)) {
            inputs.add(InputSpecification.imageNet(size));
            inputs.add(new InputSpecification(
                    size,
                    size,
                    InputSpecification.Resize.SQUEEZE,
                    size,
                    InputSpecification.Colour.GREY,
                    List.of(0.5),
                    List.of(0.5)));
        }
        return inputs;
    }

    private List<LayerRow> rows(TorchModel model) {
        List<LayerRow> rows = new ArrayList<>();
        List<LayerCall> calls = model.program().flat().layers();
        for (int i = 0; i < calls.size(); i += every) {
            rows.add(row(model, calls.get(i)));
        }
        try {
            model.verifyUnchanged();
        } catch (RuntimeException e) {
            rows.add(LayerRow.refusedFile(name, reason(e)));
        }
        return rows;
    }

    private LayerRow row(TorchModel model, LayerCall call) {
        String form = model.identity().form();
        try (NDManager manager = model.newManager();
                TorchCut cut = model.freshCut(call.path())) {
            // Other pictures than those that the cut was checked with when it was made.
            NDArray images = ProbeImages.create(manager, model.input(), 10, 2);
            LayerCut.Features features = cut.features(images);
            double difference = Math.max(
                    cut.maxDifference(),
                    logitDifference(
                            model.logits(images).toFloatArray(),
                            cut.logits(features).toFloatArray()));
            double gradient = Double.NaN;
            String reason = "";
            try {
                gradient = gradientDifference(model, cut, call, images, features);
            } catch (RuntimeException e) {
                reason = "no gradient: " + reason(e);
            }
            return new LayerRow(name, form, call.path(), call.kind(), true, difference, gradient, reason);
        } catch (RuntimeException e) {
            return new LayerRow(name, form, call.path(), call.kind(), false, Double.NaN, Double.NaN, reason(e));
        }
    }

    private static double gradientDifference(
            TorchModel model, TorchCut cut, LayerCall call, NDArray images, LayerCut.Features features) {
        int[] classes = {0, model.classes() - 1};
        float[] found = cut.record(features).gradient(classes).toFloatArray();
        return difference(WholeGradient.at(model, cut, call, images, classes), found);
    }

    private static double logitDifference(float[] expected, float[] found) {
        double largest = 1;
        for (float logit : expected) {
            largest = Math.max(largest, Math.abs(logit));
        }
        return largestDifference(expected, found) / largest;
    }

    /** Largest absolute difference over the largest expected number. */
    static double difference(float[] expected, float[] found) {
        double largest = 1e-30;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largestDifference(expected, found) / largest;
    }

    private static double largestDifference(float[] expected, float[] found) {
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            // Two infinities, or two that are no number, are the same.
            boolean same = Float.compare(expected[i], found[i]) == 0;
            double here = same ? 0 : Math.abs(expected[i] - found[i]);
            difference = Double.isNaN(here) ? Double.POSITIVE_INFINITY : Math.max(difference, here);
        }
        return difference;
    }

    private static String reason(RuntimeException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}

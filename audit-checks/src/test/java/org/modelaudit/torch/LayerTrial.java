package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.cut.FreshCut;
import org.modelaudit.torch.cut.ProgramCuts;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.running.ProbeImages;

/**
 * Cuts one file at its layers. A file that is no model, and a layer that cannot be cut, end as a row with the reason: a
 * failure of any kind, so that one strange file does not hide what the others would have shown.
 */
final class LayerTrial {

    private static final List<Integer> SIZES = List.of(224, 32, 28, 64, 96, 128, 160, 192, 256, 299, 384, 512);

    /** What a refusal says of a picture that would have gone through. */
    private static final Pattern FITTING = Pattern.compile("one of ([13])×(\\d+)×\\2 does");

    /** Layers whose gradients come from one run of the whole program, few enough to hold all their outputs. */
    private static final int TOGETHER = 24;

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
        Deque<InputSpecification> inputs = new ArrayDeque<>(inputs(listed));
        while (!inputs.isEmpty()) {
            InputSpecification input = inputs.remove();
            try (OpenProgram open = OpenProgram.of(ModelSource.of(file, input).onDevice("cpu"));
                    ProgramCuts cuts = new ProgramCuts(open.program())) {
                return rows(open, cuts);
            } catch (RuntimeException e) {
                // What the likeliest size gives is worth more than what the last one gives.
                reason = reason == null ? reason(e) : reason;
                Matcher fitting = FITTING.matcher(reason(e));
                if (fitting.find()) {
                    inputs.clear();
                    inputs.add(input(
                            Integer.parseInt(fitting.group(2)), fitting.group(1).equals("3")));
                }
            }
        }
        return List.of(LayerRow.refusedFile(name, String.valueOf(reason)));
    }

    private static List<InputSpecification> inputs(@Nullable Integer listed) {
        List<InputSpecification> inputs = new ArrayList<>();
        for (int size : listed == null ? SIZES : List.of(listed)) {
            inputs.add(input(size, true));
            inputs.add(input(size, false));
        }
        return inputs;
    }

    private static InputSpecification input(int size, boolean colour) {
        return colour
                ? InputSpecification.imageNet(size)
                : new InputSpecification(
                        size,
                        size,
                        InputSpecification.Resize.SQUEEZE,
                        size,
                        InputSpecification.Colour.GREY,
                        List.of(0.5),
                        List.of(0.5));
    }

    private List<LayerRow> rows(OpenProgram open, ProgramCuts cuts) {
        AuditedModel model = open.model();
        List<LayerRow> rows = new ArrayList<>();
        List<LayerCall> calls = new ArrayList<>();
        for (int i = 0; i < open.program().flat().layers().size(); i += every) {
            calls.add(open.program().flat().layers().get(i));
        }
        try (NDManager manager = model.newManager()) {
            // Other pictures than those that the cut was checked with when it was made.
            NDArray images = ProbeImages.create(manager, model.input(), 10, 2);
            float[] logits = model.logits(images).toFloatArray();
            for (int from = 0; from < calls.size(); from += TOGETHER) {
                rows.addAll(
                        rows(open, cuts, calls.subList(from, Math.min(calls.size(), from + TOGETHER)), images, logits));
            }
        }
        try {
            model.verifyUnchanged();
        } catch (RuntimeException e) {
            rows.add(LayerRow.refusedFile(name, reason(e)));
        }
        return rows;
    }

    /** Some layers, whose gradients in the whole program come from one run of it. */
    private List<LayerRow> rows(
            OpenProgram open, ProgramCuts cuts, List<LayerCall> calls, NDArray images, float[] logits) {
        Map<LayerCall, Object> tried = new LinkedHashMap<>();
        calls.forEach(c -> tried.put(c, trial(open, cuts, c, images, logits)));
        Map<LayerCall, Shape> shapes = new LinkedHashMap<>();
        tried.forEach((call, outcome) -> {
            if (outcome instanceof Cut cut && cut.gradient() != null) {
                shapes.put(call, cut.shape());
            }
        });
        Map<LayerCall, float[]> whole = wholeGradients(open, shapes, images);
        List<LayerRow> rows = new ArrayList<>();
        String form = open.model().identity().form();
        tried.forEach((call, outcome) -> rows.add(
                outcome instanceof Cut cut
                        ? cut.row(name, form, call, whole.get(call))
                        : new LayerRow(
                                name,
                                form,
                                call.path(),
                                call.kind(),
                                false,
                                Double.NaN,
                                Double.NaN,
                                String.valueOf(outcome))));
        return rows;
    }

    private static int[] classes(AuditedModel model) {
        return new int[] {0, model.classes() - 1};
    }

    private static Map<LayerCall, float[]> wholeGradients(
            OpenProgram open, Map<LayerCall, Shape> shapes, NDArray images) {
        try {
            return WholeGradient.at(open.program(), shapes, images, classes(open.model()));
        } catch (RuntimeException e) {
            return Map.of();
        }
    }

    /**
     * What a cut showed.
     *
     * @param gradient at the layer, or null where it could not be taken
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by the row that it becomes
    private record Cut(double difference, Shape shape, float @Nullable [] gradient, String reason) {

        LayerRow row(String file, String form, LayerCall call, float @Nullable [] whole) {
            double gradientDifference =
                    gradient != null && whole != null ? Differences.relative(whole, gradient) : Double.NaN;
            String why =
                    gradient != null && whole == null ? "no gradient of the whole program to compare with" : reason;
            return new LayerRow(file, form, call.path(), call.kind(), true, difference, gradientDifference, why);
        }
    }

    /** The cut, or why there is none. */
    private static Object trial(OpenProgram open, ProgramCuts cuts, LayerCall call, NDArray images, float[] logits) {
        try (NDManager scope = images.getManager().newSubManager();
                FreshCut fresh = FreshCut.make(open.program(), cuts, call.path())) {
            LayerCut cut = fresh.cut();
            NDArray batch = images.duplicate();
            batch.attach(scope);
            LayerCut.Features features = cut.features(batch);
            double difference = Math.max(
                    fresh.maxDifference(),
                    Differences.ofLogits(logits, cut.logits(features).toFloatArray()));
            Shape shape = features.activation().getShape();
            try {
                float[] gradient =
                        cut.record(features).gradient(classes(open.model())).toFloatArray();
                return new Cut(difference, shape, gradient, "");
            } catch (RuntimeException e) {
                return new Cut(difference, shape, null, "no gradient: " + reason(e));
            }
        } catch (RuntimeException e) {
            return reason(e);
        }
    }

    private static String reason(RuntimeException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}

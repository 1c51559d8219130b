package org.modelaudit.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputProbe;
import org.modelaudit.model.OutputRows;
import org.modelaudit.random.SampleRandom;

/**
 * What a few pictures show of a file: which output is read, what it means, and whether pictures may go through together.
 *
 * @param scope owns the pictures
 */
record OnnxReading(ModelSource source, OnnxGraph graph, OnnxProgram program, NDManager scope) {

    static final String CHANNELS_LAST = "The file takes pictures as N×H×W×C; they are handed over so.";

    /** What two ways of computing a number may differ by, relative where it is above 1. */
    private static final double SAME = 1e-4;

    /**
     * @param further tensors in front of a last activation that were made outputs
     */
    OnnxOutput output(Set<String> further) {
        String name = chosen(further);
        float[][] rows = rows(name);
        if (!close(rows[0], row(name, 0))) {
            throw program.cannot(
                    "the same picture gives other numbers when it goes through again, so it draws at random; export it in evaluation mode");
        }
        return graph.activationOf(name)
                .filter(last ->
                        further.contains(last.tensor()) || graph.outputs().contains(last.tensor()))
                .flatMap(last -> withoutLast(name, last, rows))
                .orElseGet(() -> asReturned(name, rows));
    }

    /** The output that is named, or the likeliest. */
    private String chosen(Set<String> further) {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        try (NDArray picture = picture(0);
                NDList outputs = first(picture)) {
            for (NDArray output : outputs) {
                if (output.getDataType() == DataType.FLOAT32 && !further.contains(output.getName())) {
                    OutputRows.length(output.getShape()).ifPresent(m -> lengths.put(output.getName(), m));
                }
            }
            if (lengths.isEmpty()) {
                throw program.cannot("for one picture it returns %s where logits have (1, K)"
                        .formatted(outputs.stream().map(NDArray::getShape).toList()));
            }
        }
        OutputRows all = new OutputRows(lengths);
        String part = source.output().part();
        if (part.isEmpty()) {
            return all.likeliest(source.labels().names().size()).orElseThrow(() -> program.cannot(all.ambiguity()));
        }
        if (!lengths.containsKey(part)) {
            throw program.cannot(
                    "it has no row of numbers '%s'; name one of the outputs %s".formatted(part, lengths.keySet()));
        }
        return part;
    }

    /** What ONNX Runtime says of a picture of another shape names its own axes; what the file declares is said beside it. */
    private NDList first(NDArray picture) {
        try {
            return program.run(picture);
        } catch (ModelException e) {
            InputSpecification given = source.input();
            List<Long> axes = graph.picture();
            boolean last = program.channelsLast();
            if (axes.size() != 4) {
                throw e;
            }
            long channels = axes.get(last ? 3 : 1);
            long height = axes.get(last ? 1 : 2);
            long width = axes.get(last ? 2 : 3);
            boolean other = isOther(channels, given.colour().channels())
                    || isOther(height, given.height())
                    || isOther(width, given.width());
            if (!other) {
                throw e;
            }
            String said = String.valueOf(e.getMessage());
            throw new ModelException(
                    "%s. The file declares pictures of %s×%s×%s%s; give the input that it was exported for."
                            .formatted(
                                    said.replaceFirst("\\.$", ""),
                                    orAny(channels),
                                    orAny(height),
                                    orAny(width),
                                    last ? ", handed over as N×H×W×C" : ""),
                    e);
        }
    }

    private static boolean isOther(long declared, int given) {
        return declared > 0 && declared != given;
    }

    private static String orAny(long declared) {
        return declared > 0 ? Long.toString(declared) : "any";
    }

    private Optional<OnnxOutput> withoutLast(String name, OnnxGraph.Activation last, float[][] rows) {
        float[] front = row(last.tensor(), 0);
        OutputMeaning toLogits = last.kind().inFront(front.length);
        NDArray logits = toLogits.toLogits(scope.create(front, new Shape(1, front.length)));
        if (!last.kind().makes(logits, rows[0])) {
            return Optional.empty();
        }
        ModelOutput output = checked(() -> last.kind().output(front.length, source.output(), last.operator()));
        return Optional.of(made(name, last.tensor(), output, toLogits, rows, last.operator()));
    }

    private <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw program.cannot(String.valueOf(e.getMessage()));
        }
    }

    private OnnxOutput asReturned(String name, float[][] rows) {
        OutputMeaning meaning = checked(() -> new OutputProbe(rows).meaning(source.output()));
        return made(name, name, new ModelOutput(meaning, meaning.givesExactLogits()), meaning, rows, "");
    }

    private OnnxOutput made(
            String name, String tensor, ModelOutput output, OutputMeaning toLogits, float[][] rows, String cutOff) {
        boolean oneByOne = !takesSeveral(name, rows);
        List<String> remarks = new ArrayList<>();
        output.remark(source.output(), cutOff).ifPresent(remarks::add);
        if (graph.outputs().size() > 1) {
            remarks.add("The program returns several values; '%s' is read.".formatted(name));
        }
        if (program.channelsLast()) {
            remarks.add(CHANNELS_LAST);
        }
        if (oneByOne) {
            remarks.add(
                    "Pictures go through one by one: the file takes no more at a time, or mixes those that it takes.");
        }
        int classes = output.meaning().classes(rows[0].length);
        return new OnnxOutput(program, tensor, classes, output, toLogits, oneByOne, List.copyOf(remarks));
    }

    /** Whether the first axis is free, and pictures that go through together give what each gives alone. */
    private boolean takesSeveral(String name, float[][] rows) {
        try (NDArray two = picture(0).concat(picture(1), 0)) {
            float[] together = program.rows(two, name, false).toFloatArray();
            return together.length == 2 * rows[0].length
                    && close(Arrays.copyOfRange(together, 0, rows[0].length), rows[0])
                    && close(Arrays.copyOfRange(together, rows[0].length, together.length), rows[1]);
        } catch (ModelException e) {
            return false;
        }
    }

    private float[][] rows(String name) {
        float[][] rows = new float[OutputProbe.STRENGTHS.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(name, i);
        }
        return rows;
    }

    private float[] row(String name, int picture) {
        return program.rows(picture(picture), name, false).toFloatArray();
    }

    private NDArray picture(int number) {
        return picture(scope, source.input(), number);
    }

    /** A picture that no one took, of one strength or another. */
    static NDArray picture(NDManager scope, InputSpecification input, int number) {
        Shape shape = new Shape(1, input.colour().channels(), input.height(), input.width());
        float[] values = SampleRandom.normal(0, "probe", number, OutputProbe.STRENGTHS.get(number), (int) shape.size());
        return scope.create(values, shape);
    }

    private static boolean close(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (!(Math.abs(a[i] - b[i]) <= SAME * Math.max(1, Math.abs(b[i])))) {
                return false;
            }
        }
        return a.length == b.length;
    }
}

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

    /** What two ways of computing a number may differ by, relative where it is above 1. */
    private static final double SAME = 1e-4;

    /**
     * @param behind tensors in front of a last activation that were made outputs
     */
    OnnxOutput output(Set<String> behind) {
        String name = chosen(behind);
        float[][] rows = rows(name);
        if (!close(rows[0], row(name, 0))) {
            throw program.cannot(
                    "the same picture gives other numbers when it goes through again, so it draws at random; export it in evaluation mode");
        }
        Optional<OnnxGraph.Node> last = graph.activationOf(name)
                .filter(node -> behind.contains(node.inputs().get(0))
                        || graph.outputs().contains(node.inputs().get(0)));
        return last.flatMap(node -> withoutLast(name, node, rows)).orElseGet(() -> asReturned(name, rows));
    }

    /** The output that is named, or the likeliest. */
    private String chosen(Set<String> behind) {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        try (NDArray picture = picture(0);
                NDList outputs = program.run(picture)) {
            for (NDArray output : outputs) {
                if (output.getDataType() == DataType.FLOAT32 && !behind.contains(output.getName())) {
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
        String name = part.matches("\\d{1,3}")
                        && Integer.parseInt(part) < graph.outputs().size()
                ? graph.outputs().get(Integer.parseInt(part))
                : part;
        if (!lengths.containsKey(name)) {
            throw program.cannot(
                    "it has no row of numbers '%s'; name one of the outputs %s".formatted(part, lengths.keySet()));
        }
        return name;
    }

    private Optional<OnnxOutput> withoutLast(String name, OnnxGraph.Node last, float[][] rows) {
        String tensor = last.inputs().get(0);
        OutputMeaning meaning = switch (last.operator()) {
            case "Softmax" -> OutputMeaning.PROBABILITIES;
            case "LogSoftmax" -> OutputMeaning.LOG_PROBABILITIES;
            default -> rows[0].length == 1 ? OutputMeaning.ONE_PROBABILITY : OutputMeaning.INDEPENDENT_PROBABILITIES;
        };
        ModelOutput output = new ModelOutput(meaning, true);
        OutputMeaning toLogits = meaning.isBinary() ? OutputMeaning.ONE_LOGIT : OutputMeaning.LOGITS;
        float[] front = row(tensor, 0);
        if (front.length != rows[0].length || !agrees(output, toLogits, front, rows[0])) {
            return Optional.empty();
        }
        if (!source.output().isOpen() && source.output().meaning() != meaning) {
            throw program.cannot(
                    "it is declared to return %s, but ends in '%s' and returns %s; declare that, or nothing"
                            .formatted(source.output().meaning(), last.operator(), meaning));
        }
        return Optional.of(made(name, tensor, output, toLogits, rows, last.operator()));
    }

    /** Whether the probabilities of the logits are what the file returns. */
    private boolean agrees(ModelOutput output, OutputMeaning toLogits, float[] front, float[] returned) {
        NDArray logits = toLogits.toLogits(scope.create(front, new Shape(1, front.length)));
        NDArray p = output.probabilities(logits);
        NDArray own = output.meaning().isBinary() ? p.get(":, 1:2") : p;
        float[] expected = output.meaning() == OutputMeaning.LOG_PROBABILITIES
                ? own.maximum(Float.MIN_NORMAL).log().toFloatArray()
                : own.toFloatArray();
        return close(expected, returned);
    }

    private OnnxOutput asReturned(String name, float[][] rows) {
        OutputMeaning meaning;
        try {
            meaning = new OutputProbe(rows).meaning(source.output());
        } catch (IllegalArgumentException e) {
            throw program.cannot(String.valueOf(e.getMessage()));
        }
        return made(name, name, new ModelOutput(meaning, meaning.givesExactLogits()), meaning, rows, "");
    }

    private OnnxOutput made(
            String name, String tensor, ModelOutput output, OutputMeaning toLogits, float[][] rows, String cutOff) {
        boolean oneByOne = !takesSeveral(name, rows);
        List<String> remarks = new ArrayList<>();
        if (!source.output().isOpen() || !output.equals(ModelOutput.LOGITS)) {
            remarks.add(output.remark(!source.output().isOpen(), cutOff));
        }
        if (graph.outputs().size() > 1) {
            remarks.add("The program returns several values; '%s' is read.".formatted(name));
        }
        if (program.channelsLast()) {
            remarks.add("The file takes pictures as N×H×W×C; they are handed over so.");
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
        InputSpecification input = source.input();
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

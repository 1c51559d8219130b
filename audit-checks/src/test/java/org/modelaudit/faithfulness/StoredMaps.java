package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.NpyFile;

/** The pictures of an entry with the very maps that were fed to the reference, at the size of the picture. */
record StoredMaps(GoldenEntry entry) {

    /** What is made of one picture. */
    @FunctionalInterface
    interface Reading {

        /**
         * @param position of the picture among those of the entry
         */
        double[] of(ExplainedPicture subject, int position);
    }

    /** Which of the input's pictures the entry speaks of. */
    int[] images() {
        return entry.has("images")
                ? entry.json().getAsJsonArray("images").asList().stream()
                        .mapToInt(JsonElement::getAsInt)
                        .toArray()
                : IntStream.range(0, entry.targets().length).toArray();
    }

    NpyFile file(String name) {
        return entry.directory().array(entry.network() + "/C/" + name + ".npy");
    }

    Heatmap map(int image) {
        NpyFile maps = file("maps_" + (entry.has("map") ? entry.text("map") : "gradcam"));
        return new Heatmap((int) maps.shape()[2], (int) maps.shape()[1], maps.row(image));
    }

    /** One row of numbers for each picture, joined. */
    double[] each(Reading reading) {
        return each(this::map, reading);
    }

    /** The same with other maps. */
    double[] each(IntFunction<Heatmap> maps, Reading reading) {
        List<double[]> rows = new ArrayList<>();
        NpyFile input = entry.input();
        long[] shape = input.shape();
        AuditedModel model = entry.model();
        int[] images = images();
        for (int position = 0; position < images.length; position++) {
            try (NDManager scope = model.newManager()) {
                NDArray image = scope.create(input.row(images[position]), new Shape(1, shape[1], shape[2], shape[3]));
                rows.add(reading.of(
                        new ExplainedPicture(
                                ChunkedScores.of(model),
                                "image " + images[position],
                                entry.targets()[images[position]],
                                image,
                                maps.apply(images[position]),
                                once(() -> model.logits(image).toFloatArray())),
                        position));
            }
        }
        return rows.stream().flatMapToDouble(DoubleStream::of).toArray();
    }

    private static Supplier<float[]> once(Supplier<float[]> work) {
        List<float[]> kept = new ArrayList<>();
        return () -> {
            if (kept.isEmpty()) {
                kept.add(work.get());
            }
            return kept.get(0);
        };
    }

    /** All numbers in a list of numbers or of lists, in order; truth is 1. */
    static double[] flat(JsonElement numbers) {
        List<Double> all = new ArrayList<>();
        collect(numbers, all);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonElement element, List<Double> all) {
        if (element instanceof JsonArray array) {
            array.forEach(part -> collect(part, all));
        } else if (element.isJsonNull()) {
            all.add(Double.NaN);
        } else if (element.getAsJsonPrimitive().isBoolean()) {
            all.add(element.getAsBoolean() ? 1.0 : 0.0);
        } else {
            all.add(element.getAsDouble());
        }
    }
}

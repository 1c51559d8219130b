package org.modelaudit.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;

/** The entries of a COCO file, by the names of its fields. */
final class CocoEntry {

    private CocoEntry() {}

    record Image(@Nullable String id, @Nullable String file_name) {}

    record Category(@Nullable String id, @Nullable String name) {}

    record Instance(
            @Nullable String id,
            @Nullable String image_id,
            @Nullable String category_id,
            @Nullable List<Double> bbox,
            @Nullable JsonElement segmentation) {

        /** What the segmentation describes; null where there is none. */
        @Nullable
        MaskSource mask(String where) {
            if (segmentation == null || segmentation.isJsonNull()) {
                return null;
            }
            try {
                if (segmentation.isJsonArray()) {
                    List<double[]> polygons = polygons(segmentation.getAsJsonArray());
                    return polygons.isEmpty()
                            ? null
                            : new MaskSource(
                                    SetDigest.of(segmentation.toString()),
                                    size -> Mask.ofPolygons(size.width(), size.height(), polygons));
                }
                return runLengths(segmentation.getAsJsonObject());
            } catch (IllegalStateException
                    | UnsupportedOperationException
                    | IllegalArgumentException
                    | ClassCastException e) {
                throw new DataException(
                        "%s has a segmentation that is neither polygons nor run lengths; export it again."
                                .formatted(where),
                        e);
            }
        }
    }

    private static List<double[]> polygons(JsonArray array) {
        List<double[]> polygons = new ArrayList<>();
        for (JsonElement polygon : array) {
            double[] corners = StreamSupport.stream(polygon.getAsJsonArray().spliterator(), false)
                    .mapToDouble(JsonElement::getAsDouble)
                    .toArray();
            if (corners.length < 6 || corners.length % 2 != 0) {
                throw new NumberFormatException("a polygon of " + corners.length + " numbers");
            }
            polygons.add(corners);
        }
        return polygons;
    }

    private static MaskSource runLengths(JsonObject code) {
        JsonArray size = code.getAsJsonArray("size");
        JsonElement counts = code.get("counts");
        if (size == null || size.size() != 2 || counts == null) {
            throw new NumberFormatException("run lengths without size or counts");
        }
        PictureSize own = new PictureSize(size.get(1).getAsInt(), size.get(0).getAsInt());
        String fingerprint = SetDigest.of(code.toString());
        if (counts.isJsonPrimitive()) {
            String text = counts.getAsString();
            return new MaskSource(fingerprint, picture -> Mask.ofRunLengths(own.width(), own.height(), text));
        }
        JsonArray numbers = counts.getAsJsonArray();
        int[] runs = IntStream.range(0, numbers.size())
                .map(i -> numbers.get(i).getAsInt())
                .toArray();
        return new MaskSource(fingerprint, picture -> Mask.ofRunLengths(own.width(), own.height(), runs));
    }
}

package org.modelaudit.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;

/**
 * The mask of a COCO annotation: polygons, or run lengths in either form.
 *
 * @param mask null where there is none
 * @param flaw why the segmentation is of no use, a phrase; null where it is
 * @param dropped how many polygons beside others have fewer than three corners and hence no pixel
 */
record CocoSegmentation(@Nullable MaskSource mask, @Nullable String flaw, int dropped) {

    private static final CocoSegmentation NONE = new CocoSegmentation(null, null, 0);

    /**
     * @throws DataException if it is neither polygons nor run lengths
     */
    static CocoSegmentation of(@Nullable JsonElement segmentation, String where) {
        if (segmentation == null || segmentation.isJsonNull()) {
            return NONE;
        }
        try {
            return segmentation.isJsonArray()
                    ? polygons(segmentation.getAsJsonArray())
                    : new CocoSegmentation(runLengths(segmentation.getAsJsonObject()), null, 0);
        } catch (IllegalStateException
                | UnsupportedOperationException
                | IllegalArgumentException
                | ClassCastException e) {
            throw new DataException(
                    "%s has a segmentation that is neither polygons nor run lengths; export it again.".formatted(where),
                    e);
        }
    }

    private static CocoSegmentation polygons(JsonArray array) {
        List<double[]> polygons = new ArrayList<>();
        int tooShort = 0;
        for (JsonElement polygon : array) {
            JsonArray numbers = polygon.getAsJsonArray();
            if (numbers.size() % 2 != 0) {
                return flawed("has a polygon of %d numbers, which is no pairs".formatted(numbers.size()));
            }
            double[] corners = new double[numbers.size()];
            for (int i = 0; i < corners.length; i++) {
                JsonElement number = numbers.get(i);
                corners[i] = number.isJsonNull() ? Double.NaN : number.getAsDouble();
                if (!(Math.abs(corners[i]) <= Mask.FARTHEST_CORNER)) {
                    return flawed("has a polygon with a corner at %s".formatted(number));
                }
            }
            if (corners.length < 6) {
                tooShort++;
            } else {
                polygons.add(corners);
            }
        }
        if (polygons.isEmpty()) {
            return tooShort == 0 ? NONE : flawed("has a polygon of fewer than three corners");
        }
        MaskSource mask = new MaskSource(
                SetDigest.of(array.toString()), null, size -> Mask.ofPolygons(size.width(), size.height(), polygons));
        return new CocoSegmentation(mask, null, tooShort);
    }

    private static CocoSegmentation flawed(String flaw) {
        return new CocoSegmentation(null, flaw, 0);
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
            return new MaskSource(fingerprint, own, picture -> Mask.ofRunLengths(own.width(), own.height(), text));
        }
        JsonArray numbers = counts.getAsJsonArray();
        int[] runs = IntStream.range(0, numbers.size())
                .map(i -> numbers.get(i).getAsInt())
                .toArray();
        return new MaskSource(fingerprint, own, picture -> Mask.ofRunLengths(own.width(), own.height(), runs));
    }
}

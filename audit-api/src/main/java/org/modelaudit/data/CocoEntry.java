package org.modelaudit.data;

import com.google.gson.JsonElement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;

/** The entries of a COCO file, by the names of its fields. */
final class CocoEntry {

    private CocoEntry() {}

    record Image(
            @Nullable JsonElement id,
            @Nullable String file_name,
            @Nullable JsonElement width,
            @Nullable JsonElement height) {

        Annotation.DrawnOn size() {
            return new Annotation.DrawnOn(side(width), side(height));
        }

        /** A number, or what stands for none. */
        private static double side(@Nullable JsonElement side) {
            try {
                return side == null || side.isJsonNull() ? 0 : side.getAsDouble();
            } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
                return 0;
            }
        }
    }

    record Category(@Nullable JsonElement id, @Nullable String name) {}

    record Instance(
            @Nullable JsonElement id,
            @Nullable JsonElement image_id,
            @Nullable JsonElement category_id,
            @Nullable List<Double> bbox,
            @Nullable JsonElement segmentation,
            @Nullable JsonElement iscrowd,
            @Nullable JsonElement ignore) {

        boolean isCrowd(String where) {
            return isSet("iscrowd", iscrowd, where);
        }

        /** A flag of some tools for the same; COCO's own files do not have it. */
        boolean isIgnored(String where) {
            return isSet("ignore", ignore, where);
        }

        private static boolean isSet(String name, @Nullable JsonElement flag, String where) {
            String text = flag == null || !flag.isJsonPrimitive() ? String.valueOf(flag) : flag.getAsString();
            return switch (text) {
                case "0", "0.0", "false", "null" -> false;
                case "1", "1.0", "true" -> true;
                default -> throw new DataException("%s has %s for %s; give 0 or 1.".formatted(where, flag, name));
            };
        }

        Annotation.@Nullable Edges edges(String where) {
            if (bbox == null || bbox.isEmpty()) {
                return null;
            }
            if (bbox.size() != 4 || bbox.contains(null)) {
                throw new DataException(
                        "%s has the box %s; give four numbers, x, y, width and height.".formatted(where, bbox));
            }
            return new Annotation.Edges(bbox.get(0), bbox.get(1), bbox.get(0) + bbox.get(2), bbox.get(1) + bbox.get(3));
        }
    }
}

package org.modelaudit.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.modelaudit.data.PictureSamples;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Mask;
import org.modelaudit.image.Picture;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.study.StudiedPicture;
import org.modelaudit.study.StudiedSet;

/**
 * The pictures in which a unit is strongest, as one picture of up to two by two: bright where the unit is above its threshold and dark
 * elsewhere, as in the paper's figures; with its activation for a map, and its best concept for the true region.
 */
final class UnitTiles {

    private static final int DARK = 3;

    private final StudiedSet set;
    private final DissectionRun dissection;
    private final int width;
    private final int height;

    UnitTiles(NetworkDissection study, StudiedSet set) {
        this.set = set;
        dissection = new DissectionRun(study, set, List.of());
        width = set.model().input().width();
        height = set.model().input().height();
    }

    Exhibit of(DissectedUnit unit) {
        List<Tile> tiles = new ArrayList<>();
        for (PictureSamples picture : unit.strongest()) {
            tiles.add(set.look(
                    picture,
                    (studied, images) ->
                            tile(unit, studied, dissection.maps(images).get(0))));
        }
        int columns = Math.min(2, tiles.size());
        int rows = (tiles.size() + columns - 1) / columns;
        int wide = columns * width;
        int[] rgb = new int[wide * rows * height];
        float[] heat = new float[rgb.length];
        boolean[] inside = new boolean[rgb.length];
        for (int i = 0; i < tiles.size(); i++) {
            int from = i / columns * height * wide + i % columns * width;
            for (int y = 0; y < height; y++) {
                int to = from + y * wide;
                System.arraycopy(tiles.get(i).rgb, y * width, rgb, to, width);
                System.arraycopy(tiles.get(i).heat, y * width, heat, to, width);
                System.arraycopy(tiles.get(i).inside, y * width, inside, to, width);
            }
        }
        Mask concept = Mask.of(wide, rows * height, inside);
        return new Exhibit(
                Picture.of(wide, rows * height, rgb),
                new Explanation(null, -1, new Heatmap(wide, rows * height, heat), null, new TreeMap<>()),
                List.of(),
                concept.area() == 0 ? Optional.empty() : Optional.of(concept));
    }

    private Tile tile(DissectedUnit unit, StudiedPicture studied, float[] maps) {
        Upsampling upsampling = dissection.upsampling();
        int from = unit.index() * dissection.cells();
        long[] above = upsampling.above(maps, from, unit.threshold());
        float[] heat = upsampling.values(maps, from);
        // What lies below 0 is cold, unless all of the unit's activations do.
        float cold = unit.threshold() > 0 ? 0 : unit.least();
        for (int i = 0; i < heat.length; i++) {
            heat[i] = Math.max(0, heat[i] - cold);
        }
        Picture picture = studied.prepared().cropped();
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            int colour = picture.rgb(i % width, i / width);
            rgb[i] = PixelSet.has(above, i) ? colour : dark(colour);
        }
        return new Tile(rgb, heat, inside(unit, studied));
    }

    private boolean[] inside(DissectedUnit unit, StudiedPicture studied) {
        boolean[] inside = new boolean[width * height];
        long[] marked = unit.best() < 0 ? null : dissection.masks(studied).inside(unit.best());
        if (marked != null) {
            for (int i = 0; i < inside.length; i++) {
                inside[i] = PixelSet.has(marked, i);
            }
        }
        return inside;
    }

    private static int dark(int colour) {
        int red = ((colour >> 16) & 0xFF) / DARK;
        int green = ((colour >> 8) & 0xFF) / DARK;
        int blue = (colour & 0xFF) / DARK;
        return (red << 16) | (green << 8) | blue;
    }

    /** One picture, pixel by pixel. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Tile(int[] rgb, float[] heat, boolean[] inside) {}
}

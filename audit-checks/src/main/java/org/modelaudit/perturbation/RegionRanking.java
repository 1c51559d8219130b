package org.modelaudit.perturbation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.modelaudit.segmentation.Superpixels;

/** Takes segments one after another, always the one with the largest mean attribution of what is not yet taken. */
final class RegionRanking {

    private final float[] attribution;
    private final int width;
    private final int reach;
    private final int fewest;
    private final List<BitSet> segments = new ArrayList<>();

    /**
     * @param attribution of each pixel, row by row
     * @param width of the picture
     * @param reach how many pixels a segment is widened by
     * @param fewest how many new pixels a segment must bring
     */
    RegionRanking(float[] attribution, int width, int reach, int fewest) {
        this.attribution = attribution.clone();
        this.width = width;
        this.reach = reach;
        this.fewest = fewest;
    }

    /** Adds all segments of one scale, widened. */
    void add(Superpixels scale) {
        List<BitSet> widened = new ArrayList<>();
        for (int i = 0; i < scale.count(); i++) {
            widened.add(new BitSet(attribution.length));
        }
        for (int y = 0; y < scale.height(); y++) {
            for (int x = 0; x < width; x++) {
                BitSet segment = widened.get(scale.region(x, y));
                if (isInside(scale, x, y)) {
                    segment.set(y * width + x);
                } else {
                    setDisc(segment, x, y, scale.height());
                }
            }
        }
        segments.addAll(widened);
    }

    /** Whether all four neighbours are of the same segment, so that widening from here adds nothing. */
    private boolean isInside(Superpixels scale, int x, int y) {
        int own = scale.region(x, y);
        return (x == 0 || scale.region(x - 1, y) == own)
                && (x + 1 == width || scale.region(x + 1, y) == own)
                && (y == 0 || scale.region(x, y - 1) == own)
                && (y + 1 == scale.height() || scale.region(x, y + 1) == own);
    }

    private void setDisc(BitSet segment, int x, int y, int height) {
        for (int dy = Math.max(-reach, -y); dy <= Math.min(reach, height - 1 - y); dy++) {
            int half = (int) Math.sqrt(reach * reach - dy * dy);
            int row = (y + dy) * width;
            segment.set(row + Math.max(x - half, 0), row + Math.min(x + half, width - 1) + 1);
        }
    }

    /** The mean that each pixel was taken with, row by row. */
    float[] gains() {
        float[] gains = new float[attribution.length];
        BitSet left = new BitSet(attribution.length);
        left.set(0, attribution.length);
        List<BitSet> open = new ArrayList<>(segments);
        while (!open.isEmpty()) {
            open.removeIf(segment -> !keepNew(segment, left));
            BitSet best = null;
            double highest = Double.NEGATIVE_INFINITY;
            for (BitSet segment : open) {
                double mean = mean(segment);
                if (mean > highest) {
                    highest = mean;
                    best = segment;
                }
            }
            if (best != null) {
                take(best, (float) highest, gains);
                left.andNot((BitSet) best.clone());
            }
        }
        if (!left.isEmpty()) {
            take(left, (float) mean(left), gains);
        }
        return gains;
    }

    private boolean keepNew(BitSet segment, BitSet left) {
        segment.and(left);
        return segment.cardinality() >= fewest;
    }

    private double mean(BitSet pixels) {
        double sum = 0;
        for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            sum += attribution[i];
        }
        return sum / pixels.cardinality();
    }

    private static void take(BitSet pixels, float gain, float[] gains) {
        for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            gains[i] = gain;
        }
    }
}

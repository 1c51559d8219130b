package org.modelaudit.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.modelaudit.explain.Heatmap;

/**
 * CLEAR's two maps of a picture, of its size: the dominant attentive response {@code D(x) = max_c R(x|c)}, and the dominant
 * class {@code c*(x) = argmax_c R(x|c)}. Of several classes that respond alike, the one with the larger score dominates.
 * Immutable.
 */
public final class DominantClasses {

    private static final int NONE = -1;

    private final int width;
    private final List<Integer> classes;
    private final int[] dominant;
    private final float[] response;

    private DominantClasses(int width, List<Integer> classes, int[] dominant, float[] response) {
        this.width = width;
        this.classes = List.copyOf(classes);
        this.dominant = dominant;
        this.response = response;
    }

    /**
     * @param classes that are compared, the largest score first
     * @param responses {@code R(·|c)} of each of them, row by row, not negative
     */
    static DominantClasses of(int width, List<Integer> classes, List<float[]> responses) {
        int[] dominant = new int[responses.get(0).length];
        float[] response = new float[dominant.length];
        for (int i = 0; i < dominant.length; i++) {
            dominant[i] = NONE;
            for (int k = 0; k < responses.size(); k++) {
                if (responses.get(k)[i] > response[i]) {
                    dominant[i] = classes.get(k);
                    response[i] = responses.get(k)[i];
                }
            }
        }
        return new DominantClasses(width, classes, dominant, response);
    }

    public int width() {
        return width;
    }

    public int height() {
        return dominant.length / width;
    }

    /** The classes that were compared, the one with the largest score first. */
    public List<Integer> classes() {
        return classes;
    }

    /** c* in column {@code x} of row {@code y}, both counted from the upper left corner; empty where no class responds. */
    public OptionalInt classAt(int x, int y) {
        int found = dominant[y * width + x];
        return found == NONE ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** c* of all pixels, row by row from the top; empty where no class responds. */
    public List<OptionalInt> classMap() {
        List<OptionalInt> map = new ArrayList<>();
        for (int i = 0; i < dominant.length; i++) {
            map.add(classAt(i % width, i / width));
        }
        return map;
    }

    /** D, not negative. */
    public Heatmap response() {
        return new Heatmap(width, height(), response);
    }

    /** D where a class dominates, 0 elsewhere. */
    public Heatmap responseOf(int classIndex) {
        float[] own = response.clone();
        for (int i = 0; i < own.length; i++) {
            own[i] = dominant[i] == classIndex ? own[i] : 0;
        }
        return new Heatmap(width, height(), own);
    }

    /** The part of all dominant response that belongs to a class, in [0, 1]; 0 where nothing responds at all. */
    public double shareOf(int classIndex) {
        double all = response().sum();
        return all > 0 ? responseOf(classIndex).sum() / all : 0;
    }
}

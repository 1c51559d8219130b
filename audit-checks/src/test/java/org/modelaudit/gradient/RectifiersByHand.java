package org.modelaudit.gradient;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.DoubleBinaryOperator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;

/**
 * The fixture {@code rectifiers} with pencil and paper: four convolutions of one pixel with ReLU, ReLU6, ReLU and ReLU6 behind
 * them, the mean over the pixels and a fully connected layer.
 */
final class RectifiersByHand {

    static final int SIDE = 4;
    static final int CELLS = SIDE * SIDE;
    static final double[] BIAS = {0.5, -0.5, 1};
    static final double[] LAST_BIAS = {0.25, -0.25};

    /** Where each rectifier cuts off above. */
    static final List<Double> CEILING = List.of(Double.POSITIVE_INFINITY, 6.0, Double.POSITIVE_INFINITY, 6.0);

    /** What a rectifier hands back of what arrives, (mask in {0, 1}, upstream). */
    static final DoubleBinaryOperator ORDINARY = (mask, up) -> mask * up;

    static final DoubleBinaryOperator GUIDED = (mask, up) -> mask * Math.max(0, up);
    static final DoubleBinaryOperator DECONVOLUTION = (mask, up) -> Math.max(0, up);

    private RectifiersByHand() {}

    static AuditedModel open(String form) {
        return openProgram("torch/rectifiers_" + form);
    }

    static AuditedModel openProgram(String name) {
        URL file = Objects.requireNonNull(RectifiersByHand.class.getResource("/org/modelaudit/" + name + ".pt"));
        try {
            return ServiceLoader.load(ModelRuntime.class)
                    .findFirst()
                    .orElseThrow()
                    .open(ModelSource.of(Path.of(file.toURI()), InputSpecification.imageNet(SIDE))
                            .onDevice("cpu"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some picture, of which some pixels drive a ReLU6 into its ceiling. */
    static float[] picture(int number) {
        float[] picture = new float[3 * CELLS];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = ((i * 7 + number * 5) % 23 - 11) / 4f;
        }
        return picture;
    }

    static double weight(int layer, int out, int in) {
        return last(Math.floorMod(out - layer, 3), in);
    }

    static double last(int out, int in) {
        return ((3 * out + 5 * in) % 7 - 3) / 2.0;
    }

    /** What each of the four convolutions makes of a pixel, [layer][channel]. */
    static double[][] before(float[] picture, int pixel) {
        double[][] z = new double[4][3];
        double[] a = {picture[pixel], picture[CELLS + pixel], picture[2 * CELLS + pixel]};
        for (int layer = 0; layer < 4; layer++) {
            for (int out = 0; out < 3; out++) {
                z[layer][out] = BIAS[out];
                for (int in = 0; in < 3; in++) {
                    z[layer][out] += weight(layer, out, in) * a[in];
                }
            }
            for (int c = 0; c < 3; c++) {
                a[c] = rectified(z[layer][c], layer);
            }
        }
        return z;
    }

    static double rectified(double z, int layer) {
        return Math.min(Math.max(z, 0), CEILING.get(layer));
    }

    static double[] logits(float[] picture) {
        double[] logits = LAST_BIAS.clone();
        for (int pixel = 0; pixel < CELLS; pixel++) {
            double[] z = before(picture, pixel)[3];
            for (int k = 0; k < 2; k++) {
                for (int c = 0; c < 3; c++) {
                    logits[k] += last(k, c) * rectified(z[c], 3) / CELLS;
                }
            }
        }
        return logits;
    }

    /**
     * What arrives at a pixel on the way back from a class.
     *
     * @param rules of the four rectifiers
     * @return [0..3] what arrives behind each rectifier, [4..7] what it hands back, [8] what arrives at the picture; three channels
     *     each
     */
    static double[][] back(float[] picture, int pixel, int classIndex, List<DoubleBinaryOperator> rules) {
        double[][] z = before(picture, pixel);
        double[][] arrived = new double[9][3];
        double[] up = new double[3];
        for (int c = 0; c < 3; c++) {
            up[c] = last(classIndex, c) / CELLS;
        }
        for (int layer = 3; layer >= 0; layer--) {
            arrived[layer] = up.clone();
            double[] handed = arrived[4 + layer];
            for (int c = 0; c < 3; c++) {
                double mask = z[layer][c] > 0 && z[layer][c] < CEILING.get(layer) ? 1 : 0;
                handed[c] = rules.get(layer).applyAsDouble(mask, up[c]);
            }
            Arrays.fill(up, 0);
            for (int out = 0; out < 3; out++) {
                for (int in = 0; in < 3; in++) {
                    up[in] += weight(layer, out, in) * handed[out];
                }
            }
        }
        arrived[8] = up;
        return arrived;
    }

    /** {@code C×H×W} of what arrives at the picture. */
    static double[] attribution(float[] picture, int classIndex, List<DoubleBinaryOperator> rules) {
        double[] all = new double[3 * CELLS];
        for (int pixel = 0; pixel < CELLS; pixel++) {
            double[] arrived = back(picture, pixel, classIndex, rules)[8];
            for (int c = 0; c < 3; c++) {
                all[c * CELLS + pixel] = arrived[c];
            }
        }
        return all;
    }
}

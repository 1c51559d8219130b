package org.modelaudit.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;

/**
 * A Gaussian blur that holds the pixels at the edge, as two matrix products on the device: one for the rows, one for the columns.
 * Public for what blurs a picture that is no baseline.
 *
 * @param deviation standard deviation in pixels, above 0; the bell ends after four of them
 */
public record GaussianBlur(double deviation) {

    public GaussianBlur {
        if (!(deviation > 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException("A blur has a standard deviation above 0, but got " + deviation + ".");
        }
    }

    /**
     * @param images {@code N×C×H×W}
     * @return of the same shape, owned by the manager of {@code images}
     */
    public NDArray apply(NDArray images) {
        NDArray rows = bell(images.getManager(), (int) images.getShape().get(2));
        NDArray columns = bell(images.getManager(), (int) images.getShape().get(3));
        return rows.matMul(images).matMul(columns.transpose());
    }

    private NDArray bell(NDManager manager, int length) {
        int reach = (int) Math.ceil(4 * deviation);
        double sum = 0;
        for (int d = -reach; d <= reach; d++) {
            sum += weight(d);
        }
        float[] weights = new float[length * length];
        for (int i = 0; i < length; i++) {
            for (int d = -reach; d <= reach; d++) {
                int held = Math.min(Math.max(i + d, 0), length - 1);
                weights[i * length + held] += (float) (weight(d) / sum);
            }
        }
        return Tensors.of(manager, weights, new Shape(length, length));
    }

    private double weight(int distance) {
        return Math.exp(-0.5 * distance * distance / (deviation * deviation));
    }
}

package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.model.AuditedModel;

/** The baselines that come with the product. */
final class Baselines {

    private Baselines() {}

    record Constant(float value) implements Baseline {
        @Override
        public NDArray of(AuditedModel model, NDArray image) {
            return image.zerosLike().add(value);
        }

        @Override
        public String toString() {
            return value == 0 ? "zero" : "constant " + value;
        }
    }

    record Black() implements Baseline {
        @Override
        public NDArray of(AuditedModel model, NDArray image) {
            int channels = (int) image.getShape().get(0);
            float[] black = new float[channels];
            for (int c = 0; c < channels; c++) {
                black[c] = (float) (-model.input().mean().get(c)
                        / model.input().deviation().get(c));
            }
            return image.zerosLike().add(image.getManager().create(black, new Shape(channels, 1, 1)));
        }

        @Override
        public String toString() {
            return "black";
        }
    }

    record Mean() implements Baseline {
        @Override
        public NDArray of(AuditedModel model, NDArray image) {
            long channels = image.getShape().get(0);
            NDArray means = image.reshape(channels, -1).mean(new int[] {1});
            return image.zerosLike().add(means.reshape(channels, 1, 1));
        }

        @Override
        public String toString() {
            return "mean";
        }
    }

    /**
     * Blurs by two products with matrices, one for each axis; at the border the kernel is scaled to what lies inside.
     *
     * @param sigma in pixels
     */
    record Blurred(double sigma) implements Baseline {

        Blurred {
            if (!(sigma > 0) || Double.isInfinite(sigma)) {
                throw new IllegalArgumentException("A blur has a standard deviation above 0, but got " + sigma + ".");
            }
        }

        @Override
        public NDArray of(AuditedModel model, NDArray image) {
            NDArray rows = kernels(image, (int) image.getShape().get(1));
            NDArray columns = kernels(image, (int) image.getShape().get(2)).transpose();
            return rows.matMul(image).matMul(columns);
        }

        private NDArray kernels(NDArray image, int size) {
            float[] weights = new float[size * size];
            for (int to = 0; to < size; to++) {
                double sum = 0;
                for (int from = 0; from < size; from++) {
                    sum += weight(to - from);
                }
                for (int from = 0; from < size; from++) {
                    weights[to * size + from] = (float) (weight(to - from) / sum);
                }
            }
            return image.getManager().create(weights, new Shape(size, size));
        }

        private double weight(int distance) {
            return Math.exp(-0.5 * distance * distance / (sigma * sigma));
        }

        @Override
        public String toString() {
            return "blurred, σ = " + sigma;
        }
    }
}

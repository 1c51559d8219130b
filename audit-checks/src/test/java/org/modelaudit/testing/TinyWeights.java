package org.modelaudit.testing;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.random.SampleRandom;

/** The weights of a {@link TinyModel}. */
final class TinyWeights implements ModelWeights {

    private final float[] conv;
    private final float[] fc;
    private final float[] firstConv;
    private final float[] firstFc;

    TinyWeights(float[] conv, float[] fc) {
        this.conv = conv.clone();
        this.fc = fc.clone();
        this.firstConv = conv.clone();
        this.firstFc = fc.clone();
    }

    float[] conv() {
        return conv;
    }

    float[] fc() {
        return fc;
    }

    private float[] of(String layer) {
        return switch (layer) {
            case "conv" -> conv;
            case "fc" -> fc;
            default -> throw new ModelException("There is no layer '" + layer + "'.");
        };
    }

    @Override
    public List<String> layers() {
        return List.of("conv", "fc");
    }

    @Override
    public List<Tensor> tensors(String layer) {
        Shape shape = layer.equals("conv") ? new Shape(conv.length, 1, 1, 1) : new Shape(fc.length / 3, 3);
        return List.of(new Tensor(layer + ".weight", shape, true));
    }

    @Override
    public float[] values(Tensor tensor) {
        return of(tensor.path().replace(".weight", "")).clone();
    }

    @Override
    public void replace(Tensor tensor, float[] values) {
        System.arraycopy(values, 0, of(tensor.path().replace(".weight", "")), 0, values.length);
    }

    @Override
    public <T> T changing(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            restore();
        }
    }

    @Override
    public void randomize(String layer, long seed) {
        RandomGenerator random = SampleRandom.of(seed, layer, 0);
        float[] values = of(layer);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }

    @Override
    public void shift(String layer, float by) {
        float[] values = of(layer);
        for (int i = 0; i < values.length; i++) {
            values[i] += by;
        }
    }

    @Override
    public Change multiplyByNoise(double deviation, long seed, long draw) {
        float[] convBefore = conv.clone();
        float[] fcBefore = fc.clone();
        for (String layer : layers()) {
            RandomGenerator random = SampleRandom.of(seed, layer, draw);
            float[] values = of(layer);
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) (1 + deviation * random.nextGaussian());
            }
        }
        return () -> {
            System.arraycopy(convBefore, 0, conv, 0, conv.length);
            System.arraycopy(fcBefore, 0, fc, 0, fc.length);
        };
    }

    @Override
    public void restore(String layer) {
        float[] first = layer.equals("conv") ? firstConv : firstFc;
        System.arraycopy(first, 0, of(layer), 0, first.length);
    }

    @Override
    public void restore() {
        layers().forEach(this::restore);
    }

    void verifyUnchanged() {
        if (!Arrays.equals(conv, firstConv) || !Arrays.equals(fc, firstFc)) {
            throw new ModelException("The tiny model's weights have changed.");
        }
    }
}

package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.model.LayerCut.Features;

/**
 * What crosses a cut, as tensors; the first is the activation.
 *
 * @param samples number of samples in the batch
 */
record TorchFeatures(TorchModel model, List<NDArray> values, List<BatchRole> roles, long samples) implements Features {

    TorchFeatures {
        values = List.copyOf(values);
        roles = List.copyOf(roles);
    }

    @Override
    public NDArray activation() {
        return values.get(0);
    }

    @Override
    public Features withActivation(NDArray activation) {
        if (!activation.getShape().equals(activation().getShape())) {
            throw new IllegalArgumentException("The activation has the shape %s, but the layer's output has %s."
                    .formatted(activation.getShape(), activation().getShape()));
        }
        List<NDArray> changed = new ArrayList<>(values);
        changed.set(0, activation);
        return new TorchFeatures(model, changed, roles, samples);
    }

    @Override
    public Features repeat(int times) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "A sample can be repeated once or more, but not %d times.".formatted(times));
        }
        return model.named(() -> {
            List<NDArray> repeated = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                repeated.add(roles.get(i).repeat(values.get(i), samples, times));
            }
            return new TorchFeatures(model, repeated, roles, samples * times);
        });
    }
}

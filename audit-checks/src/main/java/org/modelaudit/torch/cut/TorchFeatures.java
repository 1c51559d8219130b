package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.model.LayerCut.Features;
import org.modelaudit.torch.running.RunningProgram;

/**
 * What crosses a cut, as tensors; the first is the activation.
 *
 * @param samples number of samples in the batch
 */
record TorchFeatures(RunningProgram program, List<NDArray> values, List<BatchRole> roles, long samples)
        implements Features {

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
        return new TorchFeatures(program, changed, roles, samples);
    }

    @Override
    public Features variants(int sample, NDArray activations) {
        Shape wanted = activation().getShape().slice(1);
        if (!activations.getShape().slice(1).equals(wanted)) {
            throw new IllegalArgumentException("Each activation has the shape %s, but the layer's output has %s."
                    .formatted(activations.getShape().slice(1), wanted));
        }
        if (sample < 0 || sample >= samples) {
            throw new IllegalArgumentException("There is no sample %d in a batch of %d.".formatted(sample, samples));
        }
        return program.named(() -> {
            int times = Math.toIntExact(activations.getShape().get(0));
            List<NDArray> one = new ArrayList<>();
            one.add(activations);
            for (int i = 1; i < values.size(); i++) {
                one.add(roles.get(i).variants(values.get(i), samples, sample, times));
            }
            return new TorchFeatures(program, one, roles, times);
        });
    }
}

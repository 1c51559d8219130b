package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A recording of each picture of a batch by itself. */
record OneByOneRecording(List<LayerRecording> each) implements LayerRecording {

    OneByOneRecording {
        each = List.copyOf(each);
    }

    @Override
    public NDArray logits() {
        return BatchParts.joined(each, LayerRecording::logits);
    }

    @Override
    public List<NDArray> activations() {
        return byLayer(each.stream().map(LayerRecording::activations).toList());
    }

    @Override
    public List<NDArray> gradients(int[] classes) {
        if (classes.length != each.size()) {
            throw new IllegalArgumentException(
                    "%d classes were given for %d samples.".formatted(classes.length, each.size()));
        }
        List<List<NDArray>> gradients = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            gradients.add(each.get(i).gradients(new int[] {classes[i]}));
        }
        return byLayer(gradients);
    }

    private static List<NDArray> byLayer(List<List<NDArray>> byPicture) {
        return IntStream.range(0, byPicture.get(0).size())
                .mapToObj(layer -> BatchParts.joined(byPicture, picture -> picture.get(layer)))
                .toList();
    }
}

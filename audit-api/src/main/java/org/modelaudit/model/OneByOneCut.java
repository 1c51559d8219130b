package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.modelaudit.error.ModelException;

/** A cut through which the pictures of a batch go one by one, forward and back. */
record OneByOneCut(LayerCut cut) implements LayerCut {

    @Override
    public Layer layer() {
        return cut.layer();
    }

    @Override
    public Features features(NDArray images) {
        return new Each(
                layer(), BatchParts.oneByOne(images).stream().map(cut::features).toList());
    }

    @Override
    public NDArray logits(Features features) {
        return BatchParts.joined(own(features).each().stream().map(cut::logits).toList());
    }

    @Override
    public HeadPass record(Features features) {
        return new EachPass(own(features).each().stream().map(cut::record).toList());
    }

    @Override
    public FeaturePass recordFeatures(NDArray images) {
        return new EachFeatures(
                BatchParts.oneByOne(images).stream().map(cut::recordFeatures).toList());
    }

    private static Each own(Features features) {
        if (features instanceof Each each) {
            return each;
        }
        throw new IllegalArgumentException("These features come from another model's cut: " + features);
    }

    private static NDArray joined(int pictures, IntFunction<NDArray> part) {
        return BatchParts.joined(IntStream.range(0, pictures).mapToObj(part).toList());
    }

    /** What crosses the cut for each picture. */
    private record Each(Layer layer, List<Features> each) implements Features {

        @Override
        public NDArray activation() {
            if (each.size() > 1 && each.get(0).activation().getShape().get(0) != 1) {
                throw new ModelException(
                        "The output of '%s' has the shape %s for one picture; ask for one picture at a time."
                                .formatted(
                                        layer.path(), each.get(0).activation().getShape()));
            }
            return BatchParts.joined(each, Features::activation);
        }

        @Override
        public Features withActivation(NDArray activation) {
            List<NDArray> parts = each.size() == 1 ? List.of(activation) : BatchParts.oneByOne(activation);
            if (parts.size() != each.size()) {
                throw new IllegalArgumentException("The activation has the shape %s for %d pictures."
                        .formatted(activation.getShape(), each.size()));
            }
            List<Features> changed = new ArrayList<>();
            for (int i = 0; i < each.size(); i++) {
                changed.add(each.get(i).withActivation(parts.get(i)));
            }
            return new Each(layer, changed);
        }

        @Override
        public Features variants(int sample, NDArray activations) {
            if (sample < 0 || sample >= each.size()) {
                throw new IllegalArgumentException(
                        "There is no sample %d in a batch of %d.".formatted(sample, each.size()));
            }
            Features one = each.get(sample);
            return new Each(
                    layer,
                    BatchParts.oneByOne(activations).stream()
                            .map(one::withActivation)
                            .toList());
        }
    }

    /** A recorded run of the head for each picture. */
    private record EachPass(List<HeadPass> each) implements HeadPass {

        @Override
        public NDArray logits() {
            return BatchParts.joined(each, HeadPass::logits);
        }

        @Override
        public NDArray gradient(int[] classes) {
            if (classes.length != each.size()) {
                throw new IllegalArgumentException(
                        "%d classes were given for %d samples.".formatted(classes.length, each.size()));
            }
            return joined(each.size(), i -> each.get(i).gradient(new int[] {classes[i]}));
        }

        @Override
        public NDArray gradient(NDArray seed) {
            List<NDArray> seeds = BatchParts.oneByOne(seed);
            return joined(each.size(), i -> each.get(i).gradient(seeds.get(i)));
        }
    }

    /** A recorded run up to the layer's output for each picture. */
    private record EachFeatures(List<FeaturePass> each) implements FeaturePass {

        @Override
        public NDArray activation() {
            return BatchParts.joined(each, FeaturePass::activation);
        }

        @Override
        public NDArray gradient(NDArray seed) {
            List<NDArray> seeds = each.size() == 1 ? List.of(seed) : BatchParts.oneByOne(seed);
            return joined(each.size(), i -> each.get(i).gradient(seeds.get(i)));
        }
    }
}

package org.modelaudit.torch.archive;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ProgramException;

/**
 * The constants of a program with {@link PackedLayer}s among them, written anew as tensors alone: a layer's weight stands where the
 * layer stood, and the biases follow behind all constants. Public for {@code torch.program} and {@code torch.load}.
 */
public final class PackedConstants {

    private final List<@Nullable Object> saved;

    public PackedConstants(List<@Nullable Object> saved) {
        this.saved = saved;
    }

    public boolean isEmpty() {
        return saved.stream().noneMatch(value -> PackedLayer.of(value).isPresent());
    }

    /** Where the bias of a layer comes to stand. */
    public int bias(int layer) {
        int before = 0;
        for (int i = 0; i < layer; i++) {
            before += hasBias(saved.get(i)) ? 1 : 0;
        }
        return saved.size() + before;
    }

    private static boolean hasBias(@Nullable Object value) {
        return PackedLayer.of(value).filter(layer -> layer.bias() != null).isPresent();
    }

    /**
     * The entry {@code constants.pkl}.
     *
     * @throws ProgramException if there is a constant that is neither a tensor nor such a layer
     */
    public byte[] pickle() {
        List<Pickled.Tensor> tensors = new ArrayList<>();
        List<Pickled.Tensor> biases = new ArrayList<>();
        for (Object value : saved) {
            PackedLayer layer = PackedLayer.of(value).orElse(null);
            if (layer == null && !(value instanceof Pickled.Tensor)) {
                throw new ProgramException(
                        "it keeps constants that are no tensors beside layers that were packed for phones");
            }
            tensors.add(layer == null ? (Pickled.Tensor) value : layer.weight());
            if (layer != null && layer.bias() != null) {
                biases.add(layer.bias());
            }
        }
        tensors.addAll(biases);
        PickleOutput out = new PickleOutput();
        out.code('(');
        tensors.forEach(tensor -> out.tensor(tensor, false));
        out.code('t');
        return out.end();
    }
}

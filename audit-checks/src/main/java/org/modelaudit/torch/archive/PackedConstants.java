package org.modelaudit.torch.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
        Writer writer = new Writer();
        writer.write(tensors);
        return writer.out.toByteArray();
    }

    /** Pickle protocol 2, as {@code torch.save} uses it. */
    private static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void write(List<Pickled.Tensor> tensors) {
            text("\u0080\u0002(");
            tensors.forEach(this::tensor);
            text("t.");
        }

        private void tensor(Pickled.Tensor tensor) {
            Pickled.Storage storage = tensor.storage();
            text("ctorch._utils\n_rebuild_tensor_v2\n((");
            string("storage");
            text("ctorch\n" + storage.type() + "\n");
            string(storage.key());
            string("cpu");
            number(storage.elements());
            text("tQ");
            number(tensor.offset());
            numbers(tensor.shape());
            numbers(tensor.strides());
            text("\u0089ccollections\nOrderedDict\n)RtR");
        }

        private void numbers(List<Long> numbers) {
            text("(");
            numbers.forEach(this::number);
            text("t");
        }

        private void number(long number) {
            text("\u008a\u0008");
            out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(number)
                    .array());
        }

        private void string(String string) {
            byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
            text("X");
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bytes.length)
                    .array());
            out.writeBytes(bytes);
        }

        private void text(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}

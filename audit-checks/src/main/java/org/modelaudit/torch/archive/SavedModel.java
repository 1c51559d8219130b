package org.modelaudit.torch.archive;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ProgramException;

/**
 * The object and the constants that an archive holds, every tensor of them backed by an entry of the right size.
 *
 * @param top the model itself
 * @param constants what the source calls {@code CONSTANTS.c0}, {@code CONSTANTS.c1}, …
 * @param training whether any module was saved in training mode
 */
public record SavedModel(Pickled.Instance top, List<@Nullable Object> constants, boolean training) {

    /**
     * @throws ProgramException if a pickle is damaged, or a tensor does not fit its entry
     */
    public static SavedModel read(SavedEntries archive) {
        Object top = PickleReader.read("data.pkl", archive.read("data.pkl"));
        Object constants = archive.has("constants.pkl")
                ? PickleReader.read("constants.pkl", archive.read("constants.pkl"))
                : List.of();
        if (!(top instanceof Pickled.Instance model)) {
            throw new ProgramException("its 'data.pkl' holds no module");
        }
        PickledNesting.check("data.pkl", model);
        PickledNesting.check("constants.pkl", constants);
        Walk walk = new Walk(archive);
        walk.visit(model, "data/");
        walk.visit(constants, "constants/");
        List<@Nullable Object> list = constants instanceof List<?> l ? new ArrayList<>(l) : List.of();
        return new SavedModel(model, list, walk.training);
    }

    private static final class Walk {

        private final SavedEntries archive;
        private boolean training;

        Walk(SavedEntries archive) {
            this.archive = archive;
        }

        void visit(@Nullable Object root, String folder) {
            PickledValues.forEach(root, value -> {
                if (value instanceof Pickled.Tensor tensor) {
                    check(tensor.storage(), folder);
                } else if (value instanceof Pickled.Instance instance) {
                    training |= Boolean.TRUE.equals(instance.attributes().get("training"));
                }
            });
        }

        private void check(Pickled.Storage storage, String folder) {
            if (storage.type().startsWith("Q")) {
                throw new ProgramException(
                        "it holds quantized weights, which have no gradient; audit the model as it was before quantization");
            }
            int bytes = ElementType.ofStorage(storage.type()).bytes();
            String entry = folder + storage.key();
            if (storage.elements() < 0 || archive.size(entry) != Math.multiplyExact(storage.elements(), bytes)) {
                throw new ProgramException("its entry '%s' should hold %d numbers and has %d bytes"
                        .formatted(entry, storage.elements(), archive.size(entry)));
            }
        }
    }
}

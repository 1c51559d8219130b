package org.modelaudit.torch.exported;

import java.util.LinkedHashMap;
import java.util.Map;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.graph.GraphTensor;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Tensors as PyTorch 2.9 and later keep them: a JSON list of them, and an entry of plain numbers for each storage. */
final class RawStorages implements KeptTensors {

    private final SavedEntries archive;
    private final Map<String, Listed> listed = new LinkedHashMap<>();

    /**
     * A tensor as a list names it.
     *
     * @param folder that its storage lies in, with a slash
     */
    private record Listed(Fields config, String folder) {}

    RawStorages(SavedEntries archive) {
        this.archive = archive;
    }

    /**
     * Adds what a list names.
     *
     * @param config name of its entry
     * @param folder that the storages lie in, with a slash
     */
    void add(String config, String folder) {
        JsonTree.read(config, archive.read(config)).entries("config").forEach((name, tensor) -> {
            Fields named = tensor.of("weight '%s'".formatted(Printable.of(name)));
            listed.put(name, new Listed(named, folder));
        });
    }

    @Override
    public Map<String, Boolean> names() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        listed.forEach((name, tensor) -> names.put(name, tensor.config.isTrue("is_param")));
        return names;
    }

    @Override
    public GraphTensor tensor(String name, boolean parameter) {
        Listed found = listed.get(name);
        if (found == null) {
            throw new ProgramException(
                    "its weight '%s' is missing; copy or export it again".formatted(Printable.of(name)));
        }
        Fields config = found.config;
        if (config.isTrue("use_pickle") || !config.has("tensor_meta")) {
            throw new ProgramException(
                    "its weight '%s' is kept as a pickled object (a quantized or otherwise special tensor), which is not run; export a model of plain tensors"
                            .formatted(Printable.of(name)));
        }
        TensorMeta meta = new TensorMeta(config.object("tensor_meta").of(config.where()), name);
        String entry = found.folder + config.text("path_name");
        if (!archive.has(entry)) {
            throw new ProgramException("the entry '%s' with its weight '%s' is missing; copy or export it again"
                    .formatted(Printable.of(entry), Printable.of(name)));
        }
        ElementType type = meta.type();
        return TensorName.tensor(
                name, parameter, new EntryBytes(archive, entry), type, meta.offset(), meta.shape(), meta.strides());
    }

    @Override
    public void close() {
        // The archive is its reader's.
    }
}

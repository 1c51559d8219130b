package org.modelaudit.torch.exported;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.graph.ElementType;
import org.modelaudit.torch.graph.GraphTensor;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Tensors as PyTorch 2.9 and later keep them: a JSON list of them, and an entry of plain numbers for each storage. */
final class RawStorages implements KeptTensors {

    private final SavedEntries archive;
    private final Map<String, EntryBytes> storages = new HashMap<>();
    private final Map<String, Fields> configs = new LinkedHashMap<>();
    private final Map<String, String> folders = new HashMap<>();

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
            configs.put(name, tensor.of("weight '%s'".formatted(Printable.of(name))));
            folders.put(name, folder);
        });
    }

    @Override
    public Map<String, Boolean> names() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        configs.forEach((name, config) -> names.put(name, config.isTrue("is_param")));
        return names;
    }

    @Override
    public GraphTensor tensor(String name, boolean parameter) {
        Fields config = configs.get(name);
        if (config == null) {
            throw new ProgramException(
                    "its weight '%s' is missing; copy or export it again".formatted(Printable.of(name)));
        }
        if (config.isTrue("use_pickle") || !config.has("tensor_meta")) {
            throw new ProgramException(
                    "its weight '%s' is kept as a pickled object (a quantized or otherwise special tensor), which is not run; export a model of plain tensors"
                            .formatted(Printable.of(name)));
        }
        TensorMeta meta = new TensorMeta(config.object("tensor_meta").of(config.where()), name);
        String entry = folders.get(name) + config.text("path_name");
        if (!archive.has(entry)) {
            throw new ProgramException("the entry '%s' with its weight '%s' is missing; copy or export it again"
                    .formatted(Printable.of(entry), Printable.of(name)));
        }
        ElementType type = meta.type();
        EntryBytes storage = storages.computeIfAbsent(entry, e -> new EntryBytes(archive, e));
        return TensorName.tensor(name, parameter, storage, type, meta.offset(), meta.shape(), meta.strides());
    }

    @Override
    public void close() {
        // The archive is its reader's.
    }
}

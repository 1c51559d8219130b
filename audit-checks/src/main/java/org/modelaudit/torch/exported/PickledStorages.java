package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.archive.TensorDictionary;
import org.modelaudit.torch.graph.ElementType;
import org.modelaudit.torch.graph.GraphTensor;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Tensors as PyTorch 2.8 and earlier keep them: archives of {@code torch.save} within the archive. */
final class PickledStorages implements KeptTensors {

    private final List<TensorDictionary> dictionaries = new ArrayList<>();
    private final Map<String, TensorDictionary> holders = new HashMap<>();
    private final Map<String, Boolean> names = new LinkedHashMap<>();

    /** Adds those of an entry; of two with the same name the first is meant. */
    void add(SavedEntries archive, String entry) {
        TensorDictionary dictionary = TensorDictionary.in(archive, entry);
        dictionaries.add(dictionary);
        dictionary.names().forEach((name, parameter) -> {
            holders.putIfAbsent(name, dictionary);
            names.putIfAbsent(name, parameter);
        });
    }

    @Override
    public GraphTensor tensor(String name, boolean parameter) {
        TensorDictionary holder = holders.get(name);
        if (holder == null) {
            throw new ProgramException(
                    "its weight '%s' is missing; copy or export it again".formatted(Printable.of(name)));
        }
        Pickled.Tensor tensor = holder.tensor(name);
        Pickled.Storage storage = tensor.storage();
        ElementType type = ElementType.ofStorage(storage.type());
        EntryBytes bytes = new EntryBytes(holder.entries(), holder.entry(storage));
        if (bytes.size() / type.bytes() < storage.elements()) {
            throw new ProgramException(
                    "the storage of its weight '%s' should hold %d numbers and has %d bytes; copy or export it again"
                            .formatted(Printable.of(name), storage.elements(), bytes.size()));
        }
        return TensorName.tensor(name, parameter, bytes, type, tensor.offset(), tensor.shape(), tensor.strides());
    }

    @Override
    public Map<String, Boolean> names() {
        return names;
    }

    @Override
    public void close() {
        dictionaries.forEach(TensorDictionary::close);
    }
}

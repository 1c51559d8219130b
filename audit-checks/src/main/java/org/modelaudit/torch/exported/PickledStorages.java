package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.archive.TensorDictionary;
import org.modelaudit.torch.graph.GraphTensor;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Tensors as PyTorch 2.8 and earlier keep them: archives of {@code torch.save} within the archive. */
final class PickledStorages implements KeptTensors {

    private final List<TensorDictionary> dictionaries = new ArrayList<>();

    /** Adds those of an entry; of two with the same name the first is meant. */
    void add(SavedEntries archive, String entry) {
        dictionaries.add(TensorDictionary.in(archive, entry));
    }

    @Override
    public GraphTensor tensor(String name, boolean parameter) {
        TensorDictionary holder = dictionaries.stream()
                .filter(dictionary -> dictionary.names().containsKey(name))
                .findFirst()
                .orElseThrow(() -> new ProgramException(
                        "its weight '%s' is missing; copy or export it again".formatted(Printable.of(name))));
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
        Map<String, Boolean> names = new LinkedHashMap<>();
        dictionaries.forEach(dictionary -> dictionary.names().forEach(names::putIfAbsent));
        return names;
    }

    @Override
    public void close() {
        dictionaries.forEach(TensorDictionary::close);
    }
}

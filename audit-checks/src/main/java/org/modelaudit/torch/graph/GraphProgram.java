package org.modelaudit.torch.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.graph.CallStep.ModuleCall;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.source.ProgramException;

/** A graph as the saved program that tracing would have left of it: source and objects in memory, weights where they lie. */
public final class GraphProgram implements SavedEntries {

    /** The language of PyTorch 1.12 to today; an older one gives operations an older meaning. */
    private static final byte[] VERSION = "10\n".getBytes(StandardCharsets.UTF_8);

    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private final Map<String, StoredBytes> entries = new LinkedHashMap<>();

    private GraphProgram() {}

    /**
     * @throws ProgramException if the graph cannot be followed, or names what no program can
     */
    public static GraphProgram of(ComputationGraph graph) {
        ModuleCall top = CallTree.of(graph);
        ModuleClasses classes = new ModuleClasses(graph, top);
        ModuleMethods.write(graph, top, classes);
        SavedTensors tensors = new SavedTensors();
        GraphProgram program = new GraphProgram();
        program.add("data.pkl", PickleWriter.write(classes.at(""), tensors));
        for (ModuleClass module : classes.all()) {
            String entry = ProgramSource.entry(module.name());
            program.add(entry, module.source().getBytes(StandardCharsets.UTF_8));
        }
        List<StoredBytes> parts = tensors.parts();
        for (int i = 0; i < parts.size(); i++) {
            program.entries.put("data/" + i, parts.get(i));
        }
        program.add("constants.pkl", NO_CONSTANTS);
        program.add("version", VERSION);
        return program;
    }

    private void add(String name, byte[] bytes) {
        entries.put(name, new InMemory(bytes));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record InMemory(byte[] bytes) implements StoredBytes {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public long crc() {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            return crc.getValue();
        }

        @Override
        public InputStream stream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    @Override
    public Iterable<String> names() {
        return entries.keySet();
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    @Override
    public long size(String name) {
        return has(name) ? entry(name).size() : -1;
    }

    @Override
    public long crc(String name) {
        return entry(name).crc();
    }

    @Override
    public byte[] read(String name) {
        if (entry(name) instanceof InMemory text) {
            return text.bytes.clone();
        }
        throw new ProgramException("the entry '%s' holds weights and no text".formatted(name));
    }

    @Override
    public InputStream stream(String name) throws IOException {
        return entry(name).stream();
    }

    private StoredBytes entry(String name) {
        StoredBytes entry = entries.get(name);
        if (entry == null) {
            throw new ProgramException("the entry '%s' is missing".formatted(name));
        }
        return entry;
    }
}

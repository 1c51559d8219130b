package org.modelaudit.torch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.source.ProgramException;

/**
 * The entries of a TorchScript program, as {@code torch.jit.save} writes them. Names are given without the root folder that the file
 * was saved under: {@code data.pkl}, {@code code/__torch__/nets.py}, {@code data/0}.
 */
public final class ModelArchive implements SavedEntries {

    private static final String PICKLE = "data.pkl";

    private final ZipArchive zip;
    private final Map<String, String> entries;

    private ModelArchive(ZipArchive zip, Map<String, String> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /**
     * @param zip that its owner closes
     * @throws ProgramException if it holds no TorchScript program, or more than one
     */
    public static ModelArchive in(ZipArchive zip) {
        String root = root(zip);
        Map<String, String> entries = new LinkedHashMap<>();
        for (String name : zip.names()) {
            if (name.startsWith(root)) {
                entries.put(name.substring(root.length()), name);
            }
        }
        checkIsProgram(entries);
        return new ModelArchive(zip, entries);
    }

    /**
     * The folder that holds the program.
     *
     * @throws ProgramException if more than one does: which of them runs would hang on who reads the file
     */
    private static String root(ZipArchive zip) {
        List<String> roots = zip.foldersOf(PICKLE);
        if (roots.size() > 1) {
            throw new ProgramException("it holds more than one program (%s); keep one in a file"
                    .formatted(roots.stream()
                            .map(root -> root.isEmpty() ? "'/'" : root)
                            .toList()));
        }
        return roots.isEmpty() ? "" : roots.get(0);
    }

    private static void checkIsProgram(Map<String, String> entries) {
        boolean code = entries.keySet().stream().anyMatch(n -> n.startsWith("code/"));
        if (entries.containsKey(PICKLE) && !code) {
            throw new ProgramException(
                    "it holds weights without a program, as torch.save writes them; %s".formatted(ZipArchive.EXPORT));
        }
        if (!entries.containsKey(PICKLE)) {
            throw new ProgramException(
                    "it is a zip archive without a TorchScript program of PyTorch 1.4 or later and without an exported one of PyTorch 2.4 or later; %s"
                            .formatted(ZipArchive.EXPORT));
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
        return zip.size(entries.getOrDefault(name, ""));
    }

    @Override
    public long crc(String name) {
        return zip.crc(entries.getOrDefault(name, ""));
    }

    @Override
    public byte[] read(String name) {
        return zip.read(entries.getOrDefault(name, name));
    }

    @Override
    public InputStream stream(String name) throws IOException {
        return zip.stream(entries.getOrDefault(name, name));
    }
}

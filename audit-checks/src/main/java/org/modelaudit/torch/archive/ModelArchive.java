package org.modelaudit.torch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.source.ProgramException;

/**
 * The entries of a TorchScript program, as {@code torch.jit.save} writes them. Names are given without the root folder that the file
 * was saved under: {@code data.pkl}, {@code code/__torch__/nets.py}, {@code data/0}.
 */
public final class ModelArchive implements SavedEntries, AutoCloseable {

    private static final String PICKLE = "data.pkl";

    private final ZipArchive zip;
    private final Map<String, String> entries;

    private ModelArchive(ZipArchive zip, Map<String, String> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /**
     * @throws ProgramException if the file is no archive of a TorchScript program, or not a harmless one
     */
    public static ModelArchive open(Path file) {
        return open(file, ArchiveLimits.STANDARD);
    }

    static ModelArchive open(Path file, ArchiveLimits limits) {
        ZipArchive zip = ZipArchive.open(file, limits);
        try {
            return in(zip);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /**
     * @param zip that this closes
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
        List<String> roots = new ArrayList<>();
        for (String name : zip.names()) {
            if (name.endsWith("/" + PICKLE) && name.indexOf('/') == name.length() - PICKLE.length() - 1) {
                roots.add(name.substring(0, name.length() - PICKLE.length()));
            }
        }
        boolean bare = zip.has(PICKLE);
        if (roots.size() + (bare ? 1 : 0) > 1) {
            throw new ProgramException("it holds more than one program (%s); keep one in a file"
                    .formatted(bare ? "'/', " + roots : roots));
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

    @Override
    public void close() {
        zip.close();
    }
}

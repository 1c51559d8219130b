package org.modelaudit.opening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ModelException;
import org.modelaudit.temporary.PrivateFolder;

/**
 * The one copy of a model file's bytes that is digested, checked and run. Whatever happens to the file meanwhile, a report's digest is
 * that of the bytes that ran.
 */
public final class ModelFile implements AutoCloseable {

    private final Path path;
    private final DigestedCopy content;
    private final List<String> beside;
    private final Runnable remove;

    private ModelFile(Path path, DigestedCopy content, List<String> beside, Runnable remove) {
        this.path = path;
        this.content = content;
        this.beside = List.copyOf(beside);
        this.remove = remove;
    }

    /**
     * Copies a file into a folder of its own, which is gone when this is closed.
     *
     * @throws ModelException if the file cannot be read, or changes its length meanwhile
     * @throws org.modelaudit.error.ConfigurationException if there is no room for it
     */
    public static ModelFile copyOf(Path original) {
        PrivateFolder folder = PrivateFolder.create();
        try {
            Path copy = folder.file(String.valueOf(original.getFileName()));
            return new ModelFile(copy, DigestedCopy.make(original, copy), List.of(), folder::close);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** A copy that another process has made and will remove. */
    static ModelFile lent(Path copy, long bytes, String sha256, List<String> beside) {
        return new ModelFile(copy, new DigestedCopy(bytes, sha256), beside, () -> {});
    }

    /**
     * This file together with others that belong to it, copied beside it. The digest is then that of the lines that {@code sha256sum}
     * prints for all of them, this one first.
     *
     * @param names relative to the original's folder
     * @throws ModelException if one is not there or lies elsewhere
     */
    ModelFile with(List<String> names, Path original) {
        if (names.isEmpty()) {
            return this;
        }
        MessageDigest all = Sha256.digest();
        all.update(line(sha256(), String.valueOf(path.getFileName())));
        long bytes = bytes();
        for (String name : names) {
            DigestedCopy other = DigestedCopy.make(inside(name, original), path.resolveSibling(name));
            all.update(line(other.sha256(), name));
            bytes += other.bytes();
        }
        return new ModelFile(path, new DigestedCopy(bytes, HexFormat.of().formatHex(all.digest())), names, remove);
    }

    /**
     * What {@link #sha256()} were if the files were copied now.
     *
     * @throws ModelException if one cannot be read
     */
    String digestAt(Path original) {
        try {
            String first = Sha256.ofFile(original);
            if (beside.isEmpty()) {
                return first;
            }
            MessageDigest all = Sha256.digest();
            all.update(line(first, String.valueOf(path.getFileName())));
            for (String name : beside) {
                all.update(line(Sha256.ofFile(original.resolveSibling(name)), name));
            }
            return HexFormat.of().formatHex(all.digest());
        } catch (IOException e) {
            throw new ModelException(
                    "The model file '%s' cannot be read any more now that its audit has ended (%s); leave it where it is until then."
                            .formatted(original, e.getMessage()),
                    e);
        }
    }

    private static byte[] line(String digest, String name) {
        return (digest + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Path inside(String name, Path original) {
        Path file = FileBeside.of(name, original);
        // Two names may be one file where case does not tell them apart.
        if (!Files.notExists(path.resolveSibling(name))) {
            throw FileBeside.misplaced(name, original);
        }
        return file;
    }

    /** Where the copy lies; it has the name of the original. */
    public Path path() {
        return path;
    }

    /** Names of the files that were copied beside it. */
    public List<String> beside() {
        return beside;
    }

    /** Length of everything. */
    public long bytes() {
        return content.bytes();
    }

    /** Its digest, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return content.sha256();
    }

    @Override
    public void close() {
        remove.run();
    }
}

package org.modelaudit.torch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.temporary.PrivateFolder;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Tensors by name, as {@code torch.save} writes them: a zip archive of a pickle and of one entry for each storage. */
public final class TensorDictionary implements AutoCloseable {

    private static final String PICKLE = "data.pkl";

    private final String name;
    private final PrivateFolder folder;
    private final ZipArchive zip;
    private final String root;
    private final Map<String, Pickled.Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Boolean> names = new LinkedHashMap<>();

    private TensorDictionary(String name, PrivateFolder folder, ZipArchive zip) {
        this.name = name;
        this.folder = folder;
        this.zip = zip;
        this.root = root();
        if (zip.has(root + "byteorder") && !zip.text(root + "byteorder").strip().equals("little")) {
            throw new ProgramException("its weights were written on a big-endian machine; export it on another");
        }
        fill();
    }

    /**
     * Opens an entry that is such an archive itself, from a copy that is gone when this is closed.
     *
     * @throws ProgramException if it is damaged, or holds something else than tensors
     */
    public static TensorDictionary in(SavedEntries archive, String entry) {
        PrivateFolder folder = PrivateFolder.create();
        try {
            Path copy = folder.file("tensors.pt");
            try (InputStream in = archive.stream(entry)) {
                Files.copy(in, copy);
            }
            ZipArchive zip = ZipArchive.open(copy);
            try {
                return new TensorDictionary(entry, folder, zip);
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            folder.close();
            throw new ProgramException("its entry '%s' is damaged (%s)".formatted(entry, e.getMessage()), e);
        } catch (IOException e) {
            folder.close();
            throw PrivateFolder.cannotWrite("The weights cannot be written", e);
        } catch (ProgramException e) {
            folder.close();
            throw new ProgramException("its weights cannot be read: in '%s' %s".formatted(entry, e.getMessage()), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private String root() {
        List<String> roots = zip.foldersOf(PICKLE);
        if (roots.size() != 1) {
            throw new ProgramException(
                    "it holds %d pickles of tensors where there is one; export it again".formatted(roots.size()));
        }
        return roots.get(0);
    }

    private void fill() {
        if (!(PickleReader.readTensors(PICKLE, zip.read(root + PICKLE)) instanceof Map<?, ?> map)) {
            throw new ProgramException("its '%s' holds no dictionary; export it again".formatted(PICKLE));
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            Pickled.Tensor tensor = value instanceof Pickled.Parameter parameter
                    ? parameter.tensor()
                    : value instanceof Pickled.Tensor t ? t : null;
            if (!(entry.getKey() instanceof String key) || tensor == null) {
                throw new ProgramException(
                        "its '%s' holds something else than tensors (at '%s'); export a model of plain tensors"
                                .formatted(PICKLE, Printable.of(String.valueOf(entry.getKey()))));
            }
            tensors.put(key, tensor);
            names.put(key, value instanceof Pickled.Parameter);
        }
    }

    /** Each tensor's name with whether it was trained. */
    public Map<String, Boolean> names() {
        return names;
    }

    /**
     * @throws ProgramException if there is none of the name
     */
    public Pickled.Tensor tensor(String tensor) {
        Pickled.Tensor found = tensors.get(tensor);
        if (found == null) {
            throw new ProgramException(
                    "its weight '%s' is missing; copy or export it again".formatted(Printable.of(tensor)));
        }
        return found;
    }

    /** Name of the entry, among {@link #entries()}, that holds a storage. */
    public String entry(Pickled.Storage storage) {
        String entry = root + "data/" + storage.key();
        if (!zip.has(entry)) {
            throw new ProgramException("the storage '%s' in '%s' is missing; copy or export it again"
                    .formatted(Printable.of(entry), name));
        }
        return entry;
    }

    public SavedEntries entries() {
        return zip;
    }

    @Override
    public void close() {
        zip.close();
        folder.close();
    }
}

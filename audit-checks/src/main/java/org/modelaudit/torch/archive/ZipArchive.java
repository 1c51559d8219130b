package org.modelaudit.torch.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.modelaudit.torch.source.ProgramException;

/**
 * The entries of a zip file, checked before they are read, by their full names. What the file holds is for the reader of its format
 * to say.
 */
public final class ZipArchive implements SavedEntries, AutoCloseable {

    /** What to do with a file that is none of what is read. */
    static final String EXPORT =
            "export the model with torch.export.export and save it with torch.export.save, or trace it and save it with torch.jit.save";

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final ArchiveLimits limits;

    private ZipArchive(ZipFile zip, Map<String, ZipEntry> entries, ArchiveLimits limits) {
        this.zip = zip;
        this.entries = entries;
        this.limits = limits;
    }

    /**
     * @throws ProgramException if the file is no zip archive, or not a harmless one
     */
    public static ZipArchive open(Path file) {
        return open(file, ArchiveLimits.STANDARD);
    }

    static ZipArchive open(Path file, ArchiveLimits limits) {
        ZipFile zip = openZip(file);
        try {
            ZipLayout.check(file);
            return new ZipArchive(zip, checked(zip, Files.size(file), limits), limits);
        } catch (IOException e) {
            throw closedAfter(new ProgramException("it cannot be read (%s)".formatted(e.getMessage()), e), zip);
        } catch (RuntimeException e) {
            throw closedAfter(e, zip);
        }
    }

    private static ZipFile openZip(Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new ProgramException(
                    startsLikeZip(file)
                            ? "it is a damaged or truncated zip archive (%s); copy or export it again"
                                    .formatted(e instanceof EOFException ? "it ends early" : e.getMessage())
                            : "it is not a zip archive and so neither an exported program nor a TorchScript program; %s"
                                    .formatted(EXPORT),
                    e);
        } catch (IOException e) {
            throw new ProgramException("it cannot be read (%s)".formatted(e.getMessage()), e);
        }
    }

    private static boolean startsLikeZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, ZipEntry> checked(ZipFile zip, long fileBytes, ArchiveLimits limits) {
        limits.checkEntries(zip.size());
        List<? extends ZipEntry> all = Collections.list(zip.entries());
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        long total = 0;
        for (ZipEntry entry : all) {
            limits.check(entry, fileBytes);
            total = Math.addExact(total, entry.getSize());
            limits.checkTotal(total);
            if (entry.isDirectory()) {
                continue;
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new ProgramException("it holds the entry '%s' twice".formatted(entry.getName()));
            }
        }
        return entries;
    }

    @Override
    public Iterable<String> names() {
        return entries.keySet();
    }

    /**
     * The folders that hold an entry, each with a slash behind it: the archive's own, which has no name, and those directly in it.
     *
     * @param entry without its folder
     */
    public List<String> foldersOf(String entry) {
        return entries.keySet().stream()
                .filter(name -> name.equals(entry) || name.endsWith('/' + entry))
                .map(name -> name.substring(0, name.length() - entry.length()))
                .filter(folder -> folder.indexOf('/') == folder.length() - 1)
                .toList();
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Unpacked size in bytes, or -1 where there is no such entry. */
    @Override
    public long size(String name) {
        ZipEntry entry = entries.get(name);
        return entry == null ? -1 : entry.getSize();
    }

    /** Checksum of the unpacked bytes as the archive's directory gives it. */
    @Override
    public long crc(String name) {
        ZipEntry entry = entries.get(name);
        return entry == null ? -1 : entry.getCrc();
    }

    @Override
    public byte[] read(String name) {
        if (size(name) > limits.entryBytes()) {
            throw new ProgramException("the entry '%s' has %d bytes, more than the %d allowed"
                    .formatted(name, size(name), limits.entryBytes()));
        }
        try (InputStream in = stream(name)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(limits.entryBytes()));
            if (bytes.length != size(name)) {
                throw new ProgramException("the entry '%s' has another size than it claims".formatted(name));
            }
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (crc.getValue() != crc(name)) {
                throw new ProgramException(
                        "the entry '%s' is damaged (its checksum is another); copy or export it again".formatted(name));
            }
            return bytes;
        } catch (IOException e) {
            throw new ProgramException("the entry '%s' is damaged (%s)".formatted(name, e.getMessage()), e);
        }
    }

    /** The unpacked bytes of an entry of any size; the caller closes it. */
    @Override
    public InputStream stream(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new ProgramException("the entry '%s' is missing".formatted(name));
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() {
        close(zip);
    }

    /** What went wrong stays the failure, whatever happens to the file. */
    private static RuntimeException closedAfter(RuntimeException failure, ZipFile zip) {
        try {
            close(zip);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

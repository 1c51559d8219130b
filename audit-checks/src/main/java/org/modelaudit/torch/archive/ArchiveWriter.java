package org.modelaudit.torch.archive;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.modelaudit.torch.source.ProgramException;

/** Writes a program for libtorch to load. Nothing is compressed, as PyTorch does it. */
public final class ArchiveWriter implements AutoCloseable {

    private static final String ROOT = "program/";

    private final ZipOutputStream zip;
    private final byte[] buffer = new byte[1 << 18];

    public ArchiveWriter(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
        this.zip.setLevel(0);
    }

    public void add(String name, String text) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public void add(String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Copies an entry, whatever its size. */
    public void copy(SavedEntries archive, String name) throws IOException {
        try (InputStream in = archive.stream(name)) {
            ZipEntry entry = new ZipEntry(ROOT + name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(archive.size(name));
            entry.setCrc(archive.crc(name));
            zip.putNextEntry(entry);
            // Weights are large, and every read and write of a zip archive has a fixed cost.
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                zip.write(buffer, 0, n);
            }
            zip.closeEntry();
        } catch (ZipException | EOFException e) {
            throw new ProgramException("the entry '%s' is damaged (%s)".formatted(name, e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

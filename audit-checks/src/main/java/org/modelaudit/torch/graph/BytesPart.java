package org.modelaudit.torch.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.modelaudit.torch.source.ProgramException;

/**
 * Some of the bytes of a storage.
 *
 * @param first of them
 * @param end the byte behind the last
 */
record BytesPart(StoredBytes whole, long first, long end) implements StoredBytes {

    @Override
    public long size() {
        return end - first;
    }

    @Override
    public long crc() {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(stream(), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new ProgramException(
                    "its weights cannot be read (%s); copy or export it again".formatted(e.getMessage()), e);
        }
        return crc.getValue();
    }

    @Override
    public InputStream stream() throws IOException {
        InputStream in = whole.stream();
        try {
            in.skipNBytes(first);
            return BoundedInputStream.builder()
                    .setInputStream(in)
                    .setMaxCount(size())
                    .get();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}

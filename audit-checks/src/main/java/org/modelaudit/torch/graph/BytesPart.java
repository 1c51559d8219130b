package org.modelaudit.torch.graph;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
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
            in.transferTo(java.io.OutputStream.nullOutputStream());
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
        } catch (EOFException e) {
            in.close();
            throw e;
        }
        return new Limited(in, size());
    }

    private static final class Limited extends java.io.FilterInputStream {

        private long left;

        Limited(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int b = left > 0 ? super.read() : -1;
            left -= b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = left > 0 ? super.read(buffer, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(n, 0);
            return n;
        }
    }
}

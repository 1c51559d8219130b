package org.modelaudit.torch.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.modelaudit.torch.source.ProgramException;

class BytesPartTest {

    /** Five bytes, of which those from one on may be damaged. */
    private static final class Storage implements StoredBytes {

        private final int readable;
        private int open;

        Storage(int readable) {
            this.readable = readable;
        }

        @Override
        public long size() {
            return 5;
        }

        @Override
        public long crc() {
            return 0;
        }

        @Override
        public InputStream stream() {
            open++;
            return new FilterInputStream(new ByteArrayInputStream("abcde".getBytes(StandardCharsets.US_ASCII))) {

                private int at;

                @Override
                public int read() throws IOException {
                    if (at++ >= readable) {
                        throw new IOException("damaged");
                    }
                    return super.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int next = length == 0 ? -1 : read();
                    if (next < 0) {
                        return length == 0 ? 0 : -1;
                    }
                    buffer[offset] = (byte) next;
                    return 1;
                }

                @Override
                public long skip(long bytes) throws IOException {
                    return bytes > 0 && read() >= 0 ? 1 : 0;
                }

                @Override
                public void close() throws IOException {
                    open--;
                    super.close();
                }
            };
        }
    }

    @Test
    void a_part_is_what_lies_between_and_closing_it_closes_the_whole() throws IOException {
        Storage storage = new Storage(5);
        BytesPart part = new BytesPart(storage, 1, 4);

        try (InputStream in = part.stream()) {
            assertThat(in.read()).isEqualTo('b');
            assertThat(in.skip(9)).isEqualTo(1);
            assertThat(in.readAllBytes()).containsExactly('d');
        }
        CRC32 crc = new CRC32();
        crc.update("bcd".getBytes(StandardCharsets.US_ASCII));
        assertThat(part.crc()).isEqualTo(crc.getValue());
        assertThat(new BytesPart(storage, 2, 2).stream().readAllBytes()).isEmpty();
        assertThat(storage.open).isEqualTo(1);
    }

    @Test
    void nothing_stays_open_where_the_bytes_before_the_part_cannot_be_read() {
        Storage storage = new Storage(1);
        BytesPart part = new BytesPart(storage, 2, 4);

        assertThatThrownBy(part::stream).isInstanceOf(IOException.class).hasMessage("damaged");
        assertThatThrownBy(part::crc)
                .isInstanceOf(ProgramException.class)
                .hasMessage("its weights cannot be read (damaged); copy or export it again");
        assertThat(storage.open).isZero();
    }
}

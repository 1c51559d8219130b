package org.modelaudit.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A PNG file reduced to what its colours need, every kept chunk checked against its checksum, which the JDK's reader
 * does not do. Transparency, gamma, profiles and texts are left out.
 */
final class PngBytes {

    private static final int SIGNATURE = 8;
    private static final int HEADER = 0x49484452; // IHDR
    private static final int PALETTE = 0x504C5445; // PLTE
    private static final int DATA = 0x49444154; // IDAT
    private static final int END = 0x49454E44; // IEND

    private PngBytes() {}

    /**
     * @throws IOException if the file ends before its last chunk, or a checksum does not fit
     */
    static byte[] essential(byte[] png) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, Math.min(SIGNATURE, png.length));
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at + 12 <= png.length) {
            long length = bytes.getInt(at) & 0xFFFFFFFFL;
            int type = bytes.getInt(at + 4);
            if (at + 12 + length > png.length) {
                break;
            }
            int end = at + 12 + (int) length;
            if (type == HEADER || type == PALETTE || type == DATA || type == END) {
                CRC32 crc = new CRC32();
                crc.update(png, at + 4, 4 + (int) length);
                if ((int) crc.getValue() != bytes.getInt(end - 4)) {
                    throw new IOException("a checksum does not fit, so bytes have changed");
                }
                kept.write(png, at, end - at);
            }
            if (type == END) {
                return kept.toByteArray();
            }
            at = end;
        }
        throw new IOException("the file ends before the picture does");
    }
}

package org.modelaudit.image.jpeg;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The quantisation and Huffman tables that are in force at one place of the file. */
final class Tables {

    private final int[] @Nullable [] quantisation = new int[4] @Nullable [];
    private final @Nullable HuffmanTable[] dc = new @Nullable HuffmanTable[4];
    private final @Nullable HuffmanTable[] ac = new @Nullable HuffmanTable[4];

    /** Quantisation tables (T.81, B.2.4.1), kept in natural order. */
    void defineQuantisation(ByteBuffer segment) throws JpegException {
        while (segment.hasRemaining()) {
            int head = segment.get() & 0xFF;
            int[] table = new int[64];
            for (int k = 0; k < 64; k++) {
                table[ZigZag.natural(k)] = head >> 4 == 0 ? segment.get() & 0xFF : segment.getShort() & 0xFFFF;
            }
            quantisation[slot(head & 15)] = table;
        }
    }

    /** Huffman tables (T.81, B.2.4.2). */
    void defineHuffman(ByteBuffer segment) throws JpegException {
        while (segment.hasRemaining()) {
            int head = segment.get() & 0xFF;
            HuffmanTable table = HuffmanTable.parse(segment);
            (head >> 4 == 0 ? dc : ac)[slot(head & 15)] = table;
        }
    }

    int[] quantisation(int index) throws JpegException {
        int[] table = quantisation[slot(index)];
        if (table == null) {
            throw JpegException.damaged("the quantisation table %d is missing".formatted(index));
        }
        return table;
    }

    HuffmanTable dc(int index) throws JpegException {
        return present(dc[slot(index)]);
    }

    HuffmanTable ac(int index) throws JpegException {
        return present(ac[slot(index)]);
    }

    private static HuffmanTable present(@Nullable HuffmanTable table) throws JpegException {
        if (table == null) {
            throw JpegException.rare("its Huffman tables are left out, as in frames of Motion JPEG");
        }
        return table;
    }

    private static int slot(int index) throws JpegException {
        if (index > 3) {
            throw JpegException.damaged("a table claims the number %d".formatted(index));
        }
        return index;
    }
}

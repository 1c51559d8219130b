package org.modelaudit.image.jpeg;

import java.nio.ByteBuffer;

/** Canonical Huffman codes of up to 16 bits (T.81, annex C and F.2.2.3). */
final class HuffmanTable {

    private static final int SHORT = 9;

    /** For the next 9 bits: length of the code times 256 plus its symbol, or 0 if the code is longer. */
    private final int[] shortCodes = new int[1 << SHORT];

    /** For each length: one more than the last code, as the first 16 bits of what follows; 0 if there is none. */
    private final int[] limit = new int[17];

    /** For each length: what a code needs added to become the place of its symbol. */
    private final int[] offset = new int[17];

    private final int[] symbols;

    private HuffmanTable(int[] counts, int[] symbols) throws JpegException {
        this.symbols = symbols;
        int code = 0;
        int place = 0;
        for (int length = 1; length <= 16; length++) {
            offset[length] = place - code;
            for (int i = 0; i < counts[length]; i++) {
                enter(length, code++, symbols[place++]);
            }
            if (code > 1 << length) {
                throw JpegException.damaged("a Huffman table holds more codes than there are");
            }
            limit[length] = counts[length] == 0 ? 0 : code << (16 - length);
            code <<= 1;
        }
    }

    static HuffmanTable parse(ByteBuffer segment) throws JpegException {
        int[] counts = new int[17];
        int sum = 0;
        for (int length = 1; length <= 16; length++) {
            counts[length] = segment.get() & 0xFF;
            sum += counts[length];
        }
        if (sum > 256) {
            throw JpegException.damaged("a Huffman table holds %d symbols".formatted(sum));
        }
        int[] symbols = new int[sum];
        for (int i = 0; i < sum; i++) {
            symbols[i] = segment.get() & 0xFF;
        }
        return new HuffmanTable(counts, symbols);
    }

    private void enter(int length, int code, int symbol) {
        if (length <= SHORT && code < 1 << length) {
            int spare = SHORT - length;
            for (int rest = 0; rest < 1 << spare; rest++) {
                shortCodes[(code << spare) | rest] = (length << 8) | symbol;
            }
        }
    }

    /** The next symbol. */
    int decode(BitReader bits) throws JpegException {
        bits.refill();
        int entry = shortCodes[bits.peek(SHORT)];
        if (entry != 0) {
            bits.skip(entry >> 8);
            return entry & 0xFF;
        }
        int next = bits.peek(16);
        for (int length = SHORT + 1; length <= 16; length++) {
            if (next < limit[length]) {
                bits.skip(length);
                return symbols[(next >> (16 - length)) + offset[length]];
            }
        }
        throw JpegException.damaged("a code that no Huffman table has");
    }
}

package org.modelaudit.image.jpeg;

import java.util.Arrays;

/** Blocks of baseline and extended sequential frames (T.81, F.2.2), transformed as they come. */
final class SequentialBlocks implements BlockDecoder {

    private final BitReader bits;
    private final Component[] components;
    private final HuffmanTable[] dc;
    private final HuffmanTable[] ac;
    private final int[][] quantisation;
    private final int[] previous;
    private final int[] block = new int[64];

    SequentialBlocks(Scan scan, Tables tables, BitReader bits) throws JpegException {
        int count = scan.parts().size();
        this.bits = bits;
        components = new Component[count];
        dc = new HuffmanTable[count];
        ac = new HuffmanTable[count];
        quantisation = new int[count][];
        previous = new int[count];
        for (int i = 0; i < count; i++) {
            Scan.Part part = scan.parts().get(i);
            components[i] = part.component();
            dc[i] = tables.dc(part.dcTable());
            ac[i] = tables.ac(part.acTable());
            quantisation[i] = part.component().quantisation(tables);
        }
    }

    @Override
    public void decode(int part, int row, int column) throws JpegException {
        int[] factors = quantisation[part];
        previous[part] += bits.signed(dc[part].decode(bits) & 15);
        int mean = (short) previous[part] * factors[0];
        boolean flat = coefficients(ac[part], factors);
        Component component = components[part];
        int at = component.sampleAt(row, column);
        if (flat) {
            InverseDct.constant(mean, component.samples, at, component.stride());
        } else {
            block[0] = mean;
            InverseDct.transform(block, component.samples, at, component.stride());
            Arrays.fill(block, 0);
        }
    }

    /** Fills in all but the first coefficient; true if they are zero. */
    private boolean coefficients(HuffmanTable table, int[] factors) throws JpegException {
        boolean flat = true;
        for (int k = 1; k < 64; k++) {
            int symbol = table.decode(bits);
            int size = symbol & 15;
            int zeros = symbol >> 4;
            if (size == 0 && zeros < 15) {
                break;
            }
            k += zeros;
            if (k > 63) {
                throw JpegException.damaged("a block has more than 64 coefficients");
            }
            if (size > 0) {
                int natural = ZigZag.natural(k);
                block[natural] = bits.signed(size) * factors[natural];
                flat = false;
            }
        }
        return flat;
    }

    @Override
    public void restart() {
        Arrays.fill(previous, 0);
    }
}

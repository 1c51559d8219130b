package org.modelaudit.image.jpeg;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Blocks of progressive frames (T.81, G.1.2 and G.2), whose coefficients gather over several scans. */
final class ProgressiveBlocks implements BlockDecoder {

    private final BitReader bits;
    private final Scan scan;
    private final @Nullable HuffmanTable[] tables;
    private final int[] previous;

    /** How many blocks that end here are still to come. */
    private int ended;

    ProgressiveBlocks(Scan scan, Tables tables, BitReader bits) throws JpegException {
        this.bits = bits;
        this.scan = scan;
        int count = scan.parts().size();
        this.tables = new @Nullable HuffmanTable[count];
        previous = new int[count];
        for (int i = 0; i < count; i++) {
            Scan.Part part = scan.parts().get(i);
            part.component().quantisation(tables);
            if (scan.first() > 0) {
                this.tables[i] = tables.ac(part.acTable());
            } else if (scan.high() == 0) {
                this.tables[i] = tables.dc(part.dcTable());
            }
        }
    }

    @Override
    public void decode(int part, int row, int column) throws JpegException {
        Component component = scan.parts().get(part).component();
        short[] coefficients = Objects.requireNonNull(component.coefficients);
        int at = component.coefficientAt(row, column);
        if (scan.first() > 0) {
            HuffmanTable table = Objects.requireNonNull(tables[part]);
            if (scan.high() == 0) {
                band(table, coefficients, at);
            } else {
                refine(table, coefficients, at);
            }
        } else if (scan.high() == 0) {
            previous[part] += bits.signed(Objects.requireNonNull(tables[part]).decode(bits) & 15);
            coefficients[at] = (short) (previous[part] << scan.low());
        } else if (bits.bit() == 1) {
            coefficients[at] |= (short) (1 << scan.low());
        }
    }

    /** The upper bits of a band of coefficients (T.81, G.1.2.2). */
    private void band(HuffmanTable table, short[] coefficients, int at) throws JpegException {
        if (ended > 0) {
            ended--;
            return;
        }
        for (int k = scan.first(); k <= scan.last(); k++) {
            int symbol = table.decode(bits);
            int size = symbol & 15;
            int zeros = symbol >> 4;
            if (size == 0 && zeros < 15) {
                ended = (1 << zeros) - 1 + bits.take(zeros);
                return;
            }
            k += zeros;
            if (k > 63) {
                throw JpegException.damaged("a block has more than 64 coefficients");
            }
            if (size > 0) {
                coefficients[at + ZigZag.natural(k)] = (short) (bits.signed(size) << scan.low());
            }
        }
    }

    /** One more bit of a band of coefficients (T.81, G.1.2.3). */
    private void refine(HuffmanTable table, short[] coefficients, int at) throws JpegException {
        int k = scan.first();
        while (ended == 0 && k <= scan.last()) {
            int symbol = table.decode(bits);
            int size = symbol & 15;
            int zeros = symbol >> 4;
            if (size == 0 && zeros < 15) {
                ended = (1 << zeros) + bits.take(zeros);
                break;
            }
            if (size > 1) {
                throw JpegException.damaged("a refinement of %d bits".formatted(size));
            }
            int value = size == 0 ? 0 : bits.take(1) == 1 ? 1 << scan.low() : -1 << scan.low();
            k = refineOver(zeros, k, coefficients, at);
            if (value != 0) {
                if (k > scan.last()) {
                    throw JpegException.damaged("a block has more than 64 coefficients");
                }
                coefficients[at + ZigZag.natural(k)] = (short) value;
            }
            k++;
        }
        if (ended > 0) {
            refineOver(64, k, coefficients, at);
            ended--;
        }
    }

    /** Refines what is not zero from {@code k} on, until so many zeros are passed; where the next zero stands. */
    private int refineOver(int zeros, int from, short[] coefficients, int at) {
        int left = zeros;
        int k = from;
        for (; k <= scan.last(); k++) {
            int place = at + ZigZag.natural(k);
            int value = coefficients[place];
            if (value == 0) {
                if (left-- == 0) {
                    break;
                }
            } else if (bits.bit() == 1) {
                coefficients[place] += (short) (value > 0 ? 1 << scan.low() : -1 << scan.low());
            }
        }
        return k;
    }

    @Override
    public void restart() {
        Arrays.fill(previous, 0);
        ended = 0;
    }
}

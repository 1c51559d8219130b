package org.modelaudit.image.jpeg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the header of a scan says (T.81, B.2.3).
 *
 * @param parts the components of the scan with the numbers of their tables
 * @param first the first coefficient of each block that is coded, in zigzag order
 * @param last the last one
 * @param high the bit that earlier scans got down to; 0 if there was none
 * @param low the bit that this scan gets down to
 */
record Scan(List<Part> parts, int first, int last, int high, int low) {

    record Part(Component component, int dcTable, int acTable) {}

    static Scan parse(Frame frame, ByteBuffer segment) throws JpegException {
        int count = segment.get() & 0xFF;
        List<Part> parts = new ArrayList<>();
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            Component component = frame.component(segment.get() & 0xFF);
            int tables = segment.get() & 0xFF;
            parts.add(new Part(component, tables >> 4, tables & 15));
            blocks += component.horizontal * component.vertical;
        }
        int first = segment.get() & 0xFF;
        int last = segment.get() & 0xFF;
        int bits = segment.get() & 0xFF;
        Scan scan = frame.progressive()
                ? new Scan(List.copyOf(parts), first, last, bits >> 4, bits & 15)
                : new Scan(List.copyOf(parts), 0, 63, 0, 0);
        long distinct = parts.stream().map(Part::component).distinct().count();
        if (count < 1
                || distinct < count
                || (count > 1 && blocks > 10)
                || !scan.isConsistent(frame.progressive() ? 0 : 63)) {
            throw JpegException.damaged("a scan of %d components, coefficients %d to %d, bits %d to %d"
                    .formatted(count, first, last, bits >> 4, bits & 15));
        }
        return scan;
    }

    /** Means of blocks come with so many others and from any components, all else from one component (T.81, G.1.1.1). */
    private boolean isConsistent(int withFirst) {
        boolean band = first == 0 ? last == withFirst : last >= first && last <= 63 && parts.size() == 1;
        return band && low <= 13 && (high == 0 || high == low + 1);
    }

    boolean interleaved() {
        return parts.size() > 1;
    }
}

package org.modelaudit.image.jpeg;

/** Reads the coded pixels of one scan, block after block, in the order of T.81, A.2. */
final class ScanReader {

    private final Frame frame;
    private final Scan scan;
    private final BitReader bits;
    private final BlockDecoder blocks;

    /** Units between two restart markers; 0 if there are none. */
    private final int interval;

    private int unitsRead;

    ScanReader(Frame frame, Scan scan, Tables tables, BitReader bits, int interval) throws JpegException {
        this.frame = frame;
        this.scan = scan;
        this.bits = bits;
        this.interval = interval;
        this.blocks = frame.progressive()
                ? new ProgressiveBlocks(scan, tables, bits)
                : new SequentialBlocks(scan, tables, bits);
    }

    void read() throws JpegException {
        try {
            if (scan.interleaved()) {
                readUnits();
            } else {
                readBlocks(scan.parts().get(0).component());
            }
        } catch (JpegException e) {
            // What does not fit may be made of bits that are not there.
            throw bits.pastTheEnd() ? JpegException.cutOff() : e;
        }
        for (Scan.Part part : scan.parts()) {
            part.component().came(scan.first(), scan.last(), scan.low());
        }
    }

    /** A scan of one component holds only the blocks that show some of the picture. */
    private void readBlocks(Component component) throws JpegException {
        int across = Component.ceiling(component.width, Component.BLOCK);
        int down = Component.ceiling(component.height, Component.BLOCK);
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                restartWhereDue();
                blocks.decode(0, row, column);
                bits.checkThatAllWasThere();
            }
        }
    }

    private void readUnits() throws JpegException {
        int across = frame.unitsAcross();
        int down = frame.unitsDown();
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                restartWhereDue();
                readUnit(row, column);
                bits.checkThatAllWasThere();
            }
        }
    }

    private void readUnit(int row, int column) throws JpegException {
        for (int part = 0; part < scan.parts().size(); part++) {
            Component component = scan.parts().get(part).component();
            for (int y = 0; y < component.vertical; y++) {
                for (int x = 0; x < component.horizontal; x++) {
                    blocks.decode(part, row * component.vertical + y, column * component.horizontal + x);
                }
            }
        }
    }

    private void restartWhereDue() throws JpegException {
        if (interval > 0 && unitsRead > 0 && unitsRead % interval == 0) {
            bits.restart((unitsRead / interval - 1) % 8);
            blocks.restart();
        }
        unitsRead++;
    }
}

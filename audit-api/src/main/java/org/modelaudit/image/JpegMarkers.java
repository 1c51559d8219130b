package org.modelaudit.image;

import java.io.DataInputStream;
import java.io.IOException;

/** Walks over the segments of a JPEG file (ITU-T T.81, annex B). */
final class JpegMarkers {

    private JpegMarkers() {}

    /** The next marker, but for those without a segment of their own that may stand anywhere. */
    static int next(DataInputStream in) throws IOException {
        while (true) {
            int value = in.readUnsignedByte();
            while (value != 0xFF) {
                value = in.readUnsignedByte();
            }
            while (value == 0xFF) {
                value = in.readUnsignedByte();
            }
            boolean alone = value == 0x01 || (value >= 0xD0 && value <= 0xD8);
            if (!alone) {
                return value;
            }
        }
    }

    /** Whether the segments before the pixels end here: with the picture, or with its pixels. */
    static boolean isEnd(int marker) {
        return marker == 0xD9 || marker == 0xDA;
    }
}

package org.modelaudit.image.jpeg;

import java.nio.ByteBuffer;

/** Walks over the markers and segments of a file (T.81, B.1.1). */
final class Segments {

    private final byte[] data;
    private int at;
    private boolean stray;

    Segments(byte[] data) {
        this.data = data;
    }

    /**
     * The second byte of the next marker. Stray bytes before the end of the picture are harmless and common; anywhere
     * else something is lost.
     */
    int nextMarker() throws JpegException {
        while (true) {
            if (next() != 0xFF) {
                stray = true;
                continue;
            }
            int marker = next();
            while (marker == 0xFF) {
                marker = next();
            }
            if (marker == 0) {
                stray = true;
            } else if (stray && marker != Marker.EOI) {
                throw JpegException.damaged("stray bytes before marker %X".formatted(marker));
            } else {
                stray = false;
                return marker;
            }
        }
    }

    /** What stands in the segment whose marker has been read. */
    ByteBuffer payload() throws JpegException {
        int length = (next() << 8) | next();
        if (length < 2) {
            throw JpegException.damaged("a segment claims %d bytes".formatted(length));
        }
        int from = at;
        if (length - 2 > data.length - from) {
            throw JpegException.cutOff();
        }
        at += length - 2;
        return ByteBuffer.wrap(data, from, length - 2).slice();
    }

    /** The coded pixels, once the header of a scan has been read. */
    BitReader pixels() {
        return new BitReader(data, at);
    }

    /** Goes on where the coded pixels end. */
    void continueAfter(BitReader pixels) {
        stray = pixels.hasMore();
        at = pixels.position();
    }

    private int next() throws JpegException {
        if (at >= data.length) {
            throw JpegException.cutOff();
        }
        return data[at++] & 0xFF;
    }
}

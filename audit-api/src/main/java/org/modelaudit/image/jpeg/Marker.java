package org.modelaudit.image.jpeg;

/** The second bytes of the markers that matter here (T.81, table B.1). */
final class Marker {

    static final int TEM = 0x01;
    static final int SOF0 = 0xC0;
    static final int SOF2 = 0xC2;
    static final int DHT = 0xC4;
    static final int SOF15 = 0xCF;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP14 = 0xEE;

    private Marker() {}

    /** Whether no segment follows the marker. */
    static boolean standsAlone(int marker) {
        return marker == TEM || (marker >= RST0 && marker <= RST7);
    }

    /** Whether it begins a frame. */
    static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != 0xC8 && marker != 0xCC;
    }
}

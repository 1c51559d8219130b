package org.modelaudit.image.jpeg;

/** The bits of one scan between two markers, stuffed zero bytes left out (T.81, F.2.2.5). */
final class BitReader {

    private final byte[] data;
    private int at;
    private long buffer;
    private int available;

    /** How many of the available bits stand behind the marker where the data ended, so are made up. */
    private int invented;

    BitReader(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    /** Makes 32 bits available at least, enough for a code and what follows it. */
    void refill() {
        if (available < 32) {
            while (available <= 48) {
                buffer = (buffer << 8) | nextByte();
                available += 8;
            }
        }
    }

    private int nextByte() {
        if (invented == 0 && at < data.length) {
            int value = data[at] & 0xFF;
            if (value != 0xFF) {
                at++;
                return value;
            }
            if (at + 1 < data.length && data[at + 1] == 0) {
                at += 2;
                return value;
            }
        }
        invented += 8;
        return 0;
    }

    /** The next bits without taking them; at most what {@link #refill} promises. */
    int peek(int count) {
        return (int) (buffer >>> (available - count)) & ((1 << count) - 1);
    }

    void skip(int count) {
        available -= count;
    }

    /** Takes the next bits; at most what {@link #refill} promises since it was called. */
    int take(int count) {
        available -= count;
        return (int) (buffer >>> available) & ((1 << count) - 1);
    }

    /** Takes one bit. */
    int bit() {
        refill();
        return take(1);
    }

    /** Takes a signed number of so many bits (T.81, F.2.2.1, "extend"). */
    int signed(int count) {
        if (count == 0) {
            return 0;
        }
        int value = take(count);
        return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /** @throws JpegException if bits were taken that are not there */
    void checkThatAllWasThere() throws JpegException {
        if (available < invented) {
            throw JpegException.damaged("a marker stands in the midst of the pixels");
        }
    }

    /** Whether the file itself ends where more was asked for. */
    boolean pastTheEnd() {
        return invented > 0 && at + 1 >= data.length;
    }

    /** Whether whole bytes are left before the next marker, which nothing has asked for. */
    boolean hasMore() {
        refill();
        return available - invented >= 8 || invented == 0;
    }

    /** Where the next marker is looked for. */
    int position() {
        return at;
    }

    /** Passes the restart marker of the given number, which must be the next thing in the file. */
    void restart(int number) throws JpegException {
        if (hasMore()) {
            throw JpegException.damaged("stray bytes before a restart marker");
        }
        while (at + 1 < data.length && data[at] == (byte) 0xFF && data[at + 1] == (byte) 0xFF) {
            at++;
        }
        if (at + 1 >= data.length) {
            throw JpegException.cutOff();
        }
        if ((data[at + 1] & 0xFF) != Marker.RST0 + number) {
            throw JpegException.damaged("marker %X stands where a restart should".formatted(data[at + 1] & 0xFF));
        }
        at += 2;
        buffer = 0;
        available = 0;
        invented = 0;
    }
}

package org.modelaudit.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG file reduced to what its pixels need.
 *
 * <p>The JDK's reader converts by an embedded colour profile and guesses RGB where a colour JPEG carries no JFIF header;
 * the loaders that models were trained with do neither. Without the profile and with a plain JFIF header both agree.
 */
final class JpegBytes {

    private static final byte[] JFIF = {
        (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private JpegBytes() {}

    /** The same picture without comments, thumbnails and profiles; the bytes as they are if the segments are broken. */
    static byte[] essential(byte[] jpeg) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length + JFIF.length);
        boolean jfif = false;
        boolean adobe = false;
        boolean namedRgb = false;
        int at = 2;
        while (true) {
            while (at + 1 < jpeg.length && jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xFF) {
                at++;
            }
            if (at + 4 > jpeg.length || jpeg[at] != (byte) 0xFF) {
                return jpeg;
            }
            int marker = jpeg[at + 1] & 0xFF;
            if (marker == 0xDA) {
                break;
            }
            int end = at + 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
            if (end > jpeg.length || end < at + 4) {
                return jpeg;
            }
            if (marker == 0xE0) {
                jfif |= startsWith(jpeg, at + 4, "JFIF");
            } else if (marker == 0xEE && startsWith(jpeg, at + 4, "Adobe")) {
                adobe = true;
                kept.write(jpeg, at, end - at);
            } else if ((marker < 0xE0 || marker > 0xEF) && marker != 0xFE) {
                namedRgb |= marker >= 0xC0 && marker <= 0xC2 && isNamedRgb(jpeg, at, end);
                kept.write(jpeg, at, end - at);
            }
            at = end;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(kept.size() + jpeg.length - at + 20);
        whole.write(jpeg, 0, 2);
        if (jfif || !(adobe || namedRgb)) {
            whole.writeBytes(JFIF);
        }
        whole.writeBytes(kept.toByteArray());
        whole.write(jpeg, at, jpeg.length - at);
        return whole.toByteArray();
    }

    private static boolean startsWith(byte[] bytes, int at, String text) {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        return at + expected.length <= bytes.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    /** Whether the frame at {@code at} calls its three components R, G and B. */
    private static boolean isNamedRgb(byte[] jpeg, int at, int end) {
        return end - at >= 19
                && jpeg[at + 9] == 3
                && jpeg[at + 10] == 'R'
                && jpeg[at + 13] == 'G'
                && jpeg[at + 16] == 'B';
    }
}

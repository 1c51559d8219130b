package org.modelaudit.image.jpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What the components of a colour picture mean, and their way to red, green and blue.
 *
 * <p>They are luma and two differences (T.871, section 7: Rec. 601, full range) unless an Adobe segment without a JFIF
 * segment, or the names R, G and B of the components, say that they are the colours themselves.
 */
final class Colours {

    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);
    private static final int RED_OF_CR = fixed(1.40200);
    private static final int GREEN_OF_CB = -fixed(0.34414);
    private static final int GREEN_OF_CR = -fixed(0.71414);
    private static final int BLUE_OF_CB = fixed(1.77200);

    private boolean jfif;
    private boolean adobe;
    private int adobeTransform;

    private static int fixed(double factor) {
        return (int) (factor * (1 << BITS) + 0.5);
    }

    /** Takes notice of an application segment. */
    void note(int marker, ByteBuffer segment) {
        if (marker == Marker.APP0 && segment.remaining() >= 14 && startsWith(segment, "JFIF\0")) {
            jfif = true;
        } else if (marker == Marker.APP14 && segment.remaining() >= 12 && startsWith(segment, "Adobe")) {
            adobe = true;
            adobeTransform = segment.get(11);
        }
    }

    private static boolean startsWith(ByteBuffer segment, String text) {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        byte[] found = new byte[expected.length];
        segment.get(0, found);
        return Arrays.equals(expected, found);
    }

    /** Whether the components are the colours themselves. */
    boolean stored(List<Component> components) {
        if (jfif) {
            return false;
        }
        return adobe
                ? adobeTransform == 0
                : components.get(0).id == 'R' && components.get(1).id == 'G' && components.get(2).id == 'B';
    }

    /** Packs a row of colours as they are. */
    static void pack(byte[] red, byte[] green, byte[] blue, int[] rgb, int at, int width) {
        for (int x = 0; x < width; x++) {
            rgb[at + x] = ((red[x] & 0xFF) << 16) | ((green[x] & 0xFF) << 8) | (blue[x] & 0xFF);
        }
    }

    /** Converts a row of luma and differences. */
    static void convert(byte[] luma, byte[] cb, byte[] cr, int[] rgb, int at, int width) {
        for (int x = 0; x < width; x++) {
            int y = luma[x] & 0xFF;
            int b = (cb[x] & 0xFF) - 128;
            int r = (cr[x] & 0xFF) - 128;
            int red = y + ((RED_OF_CR * r + HALF) >> BITS);
            int green = y + ((GREEN_OF_CB * b + GREEN_OF_CR * r + HALF) >> BITS);
            int blue = y + ((BLUE_OF_CB * b + HALF) >> BITS);
            rgb[at + x] = (limited(red) << 16) | (limited(green) << 8) | limited(blue);
        }
    }

    private static int limited(int value) {
        return Math.max(0, Math.min(255, value));
    }
}

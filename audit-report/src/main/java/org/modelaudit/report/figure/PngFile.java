package org.modelaudit.report.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A picture as a PNG file of three channels with eight bits each, without alpha and without words (ISO/IEC 15948, clauses 5, 10 and 11).
 *
 * <p>Its rows are not filtered. Java's own writer tries five filters on each row: for figures the file stays as large, it takes twice
 * as long, and as much again until Java has compiled that.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final byte[] EIGHT_BITS_TRUE_COLOUR_DEFLATE_NO_INTERLACE = {8, 2, 0, 0, 0};

    /** Of zlib's levels: the ninth takes two to three times as long for 5 % fewer bytes. */
    private static final int LEVEL = 6;

    private static final int BUFFER = 1 << 15;

    private PngFile() {}

    /**
     * The file.
     *
     * @param image of {@link BufferedImage#TYPE_INT_RGB}
     */
    static byte[] of(BufferedImage image) {
        if (image.getType() != BufferedImage.TYPE_INT_RGB) {
            throw new IllegalArgumentException(
                    "A figure is of red, green and blue, not of type " + image.getType() + ".");
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(image));
            chunk(out, "IDAT", rows(image));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static byte[] header(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(image.getWidth());
        out.writeInt(image.getHeight());
        out.write(EIGHT_BITS_TRUE_COLOUR_DEFLATE_NO_INTERLACE);
        return bytes.toByteArray();
    }

    private static byte[] rows(BufferedImage image) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(LEVEL);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, BUFFER)) {
            int[] pixels = new int[image.getWidth()];
            byte[] row = new byte[1 + 3 * pixels.length];
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRaster().getDataElements(0, y, pixels.length, 1, pixels);
                fill(row, pixels);
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** The first byte stays 0, which says that the row is not filtered. */
    private static void fill(byte[] row, int[] pixels) {
        int at = 1;
        for (int pixel : pixels) {
            row[at++] = (byte) (pixel >> 16);
            row[at++] = (byte) (pixel >> 8);
            row[at++] = (byte) pixel;
        }
    }

    /** Length, type, data, and a check sum of the latter two. */
    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}

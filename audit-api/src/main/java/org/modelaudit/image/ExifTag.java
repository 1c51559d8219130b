package org.modelaudit.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Reads the one EXIF tag that changes what a picture shows. A library for metadata would read thirty formats of files from anywhere for
 * its sake; this looks at one number in a block of 64 KiB at most, and takes what it does not understand for silence.
 */
final class ExifTag {

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int LARGEST = 0xFFFF;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private ExifTag() {}

    /** The value of the orientation; empty where there is none. */
    static OptionalInt orientation(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int first = in.readUnsignedShort();
            if (first == 0xFFD8) {
                return jpeg(in);
            }
            return first == 0x8950 && in.readUnsignedShort() == 0x4E47 ? png(in) : OptionalInt.empty();
        } catch (IOException damaged) {
            return OptionalInt.empty();
        }
    }

    /** In the first segment APP1 that says so, before the pixels. */
    private static OptionalInt jpeg(DataInputStream in) throws IOException {
        while (true) {
            int marker = JpegMarkers.next(in);
            if (JpegMarkers.isEnd(marker)) {
                return OptionalInt.empty();
            }
            int length = Math.max(0, in.readUnsignedShort() - 2);
            if (marker != 0xE1) {
                in.skipNBytes(length);
                continue;
            }
            byte[] segment = in.readNBytes(length);
            if (Arrays.equals(Arrays.copyOf(segment, EXIF.length), EXIF)) {
                return tiff(Arrays.copyOfRange(segment, EXIF.length, segment.length));
            }
        }
    }

    /** In the chunk eXIf, before or behind the pixels. */
    private static OptionalInt png(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        while (true) {
            int length = in.readInt();
            int type = in.readInt();
            if (length < 0 || type == 0x49454E44) {
                return OptionalInt.empty();
            }
            if (type == 0x65584966 && length <= LARGEST) {
                return tiff(in.readNBytes(length));
            }
            in.skipNBytes(length + 4L);
        }
    }

    /** In the first directory of the block. */
    private static OptionalInt tiff(byte[] block) {
        ByteBuffer bytes = ByteBuffer.wrap(block);
        if (block.length < 8 || (bytes.getShort(0) != 0x4949 && bytes.getShort(0) != 0x4D4D)) {
            return OptionalInt.empty();
        }
        bytes.order(bytes.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        if (bytes.getShort(2) != 42 || directory < 8 || directory > block.length - 2) {
            return OptionalInt.empty();
        }
        int entries = Short.toUnsignedInt(bytes.getShort(directory));
        for (int at = directory + 2; entries > 0 && at <= block.length - ENTRY; entries--, at += ENTRY) {
            if (Short.toUnsignedInt(bytes.getShort(at)) == ORIENTATION && bytes.getShort(at + 2) == SHORT) {
                return OptionalInt.of(Short.toUnsignedInt(bytes.getShort(at + 8)));
            }
        }
        return OptionalInt.empty();
    }
}

package org.modelaudit.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.modelaudit.error.DataException;

/** What the first bytes of a picture file say, so that a file which cannot be right is refused before it is decoded. */
record PictureHeader(Format format, int width, int height) {

    enum Format {
        PNG,
        JPEG,
        BMP
    }

    private static final int PNG_MAGIC = 0x89504E47;
    private static final int JPEG_MAGIC = 0xFFD8;
    private static final int BMP_MAGIC = 0x424D;

    static PictureHeader read(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            PictureHeader header = parse(in, file);
            if (header.width < 1 || header.height < 1) {
                throw new DataException("The header of the picture '%s' says %d×%d pixels; export the picture again."
                        .formatted(file, header.width, header.height));
            }
            return header;
        } catch (NoSuchFileException e) {
            throw new DataException(
                    "The picture '%s' does not exist; correct its name or remove it from the annotations."
                            .formatted(file),
                    e);
        } catch (EOFException e) {
            throw new DataException(
                    "The picture '%s' is cut off within its header; copy or export it again.".formatted(file), e);
        } catch (IOException e) {
            throw new DataException(
                    "The picture '%s' cannot be read; check the file and its permissions (%s).".formatted(file, e), e);
        }
    }

    private static PictureHeader parse(DataInputStream in, Path file) throws IOException {
        int first = in.readUnsignedShort();
        if (first == JPEG_MAGIC) {
            return jpeg(in, file);
        }
        if (first == BMP_MAGIC) {
            return bmp(in, file);
        }
        if (((first << 16) | in.readUnsignedShort()) == PNG_MAGIC) {
            in.skipNBytes(12);
            return new PictureHeader(Format.PNG, in.readInt(), in.readInt());
        }
        throw new DataException(
                "The file '%s' is not a PNG, JPEG or BMP picture, whatever its name says; convert it to PNG."
                        .formatted(file));
    }

    private static PictureHeader bmp(DataInputStream in, Path file) throws IOException {
        in.skipNBytes(12);
        int headerSize = Integer.reverseBytes(in.readInt());
        if (headerSize < 40) {
            throw new DataException("The picture '%s' is an OS/2 bitmap; convert it to PNG.".formatted(file));
        }
        int width = Integer.reverseBytes(in.readInt());
        int height = Math.abs(Integer.reverseBytes(in.readInt()));
        in.skipNBytes(4);
        int compression = Integer.reverseBytes(in.readInt());
        if (compression != 0 && compression != 3) {
            throw new DataException("The picture '%s' is a compressed bitmap; convert it to PNG.".formatted(file));
        }
        return new PictureHeader(Format.BMP, width, height);
    }

    /** Walks over the segments up to the start of frame, which carries the size. */
    private static PictureHeader jpeg(DataInputStream in, Path file) throws IOException {
        while (true) {
            int marker = JpegMarkers.next(in);
            if (JpegMarkers.isEnd(marker)) {
                throw new DataException(
                        "The picture '%s' has no frame before its pixels; export it again.".formatted(file));
            }
            int length = in.readUnsignedShort();
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (!frame) {
                in.skipNBytes(Math.max(0, length - 2));
                continue;
            }
            int bits = in.readUnsignedByte();
            int height = in.readUnsignedShort();
            int width = in.readUnsignedShort();
            int components = in.readUnsignedByte();
            if (components == 4) {
                throw new DataException(
                        "The picture '%s' is a CMYK JPEG, whose colours depend on a printing process; ".formatted(file)
                                + "convert it to RGB.");
            }
            if (marker > 0xC2 || bits != 8 || (components != 1 && components != 3)) {
                throw new DataException("The picture '%s' is a rare kind of JPEG (marker %X, %d bits, %d components); "
                                .formatted(file, marker, bits, components)
                        + "convert it to PNG or to an ordinary 8-bit JPEG.");
            }
            return new PictureHeader(Format.JPEG, width, height);
        }
    }
}

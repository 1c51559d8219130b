package org.modelaudit.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.modelaudit.error.DataException;
import org.modelaudit.image.jpeg.JpegDecoder;
import org.modelaudit.image.jpeg.JpegException;

/** Decodes a picture file completely or refuses it. */
final class PictureReader {

    /** Far beyond any camera; a file that claims more is an accident or an attack. */
    static final long MOST_PIXELS = 100_000_000;

    private PictureReader() {}

    /**
     * @param least bytes for each pixel that no picture of the file can do without
     * @param make what is wanted of the decoded picture
     * @throws DataException if it is missing, damaged, of another kind, or too large, for what is read or for the memory there is
     */
    static <T> T read(Path file, int least, Function<BufferedImage, T> make) {
        return read(file, least, Runtime.getRuntime().maxMemory(), make);
    }

    /**
     * @param memory bytes that the JVM may use
     */
    static <T> T read(Path file, int least, long memory, Function<BufferedImage, T> make) {
        PictureHeader header = PictureHeader.read(file);
        if ((long) header.width() * header.height() > MOST_PIXELS) {
            throw new DataException("The picture '%s' claims %d×%d pixels, more than the %d million that are read; "
                            .formatted(file, header.width(), header.height(), MOST_PIXELS / 1_000_000)
                    + "scale it down.");
        }
        if ((long) header.width() * header.height() * least > memory) {
            throw new DataException(tooLarge(file, header, memory));
        }
        try {
            return make.apply(decode(header.format(), Files.readAllBytes(file)));
        } catch (OutOfMemoryError e) {
            // The arrays that did not fit are gone with the frames that held them, so one picture fails and no more.
            throw new DataException(tooLarge(file, header, memory), e);
        } catch (JpegException e) {
            throw e.isDamage() ? broken(file, reason(e), e) : rare(file, e);
        } catch (IOException | RuntimeException e) {
            throw broken(file, reason(e), e);
        }
    }

    /** JPEG by a decoder of our own, since the JDK's differs between builds; what the JDK reads of the others is exact. */
    private static BufferedImage decode(PictureHeader.Format format, byte[] bytes) throws IOException {
        return switch (format) {
            case JPEG -> JpegDecoder.decode(bytes);
            case PNG -> exact("PNG", PngBytes.essential(bytes));
            case BMP -> exact("BMP", bytes);
        };
    }

    private static BufferedImage exact(String format, byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof IIOException && e.getCause() != null ? e.getCause() : e;
        String message = cause.getMessage();
        if (cause instanceof EOFException || message == null) {
            return cause instanceof EOFException ? "the file ends before the picture does" : cause.toString();
        }
        return message;
    }

    private static String tooLarge(Path file, PictureHeader header, long memory) {
        return "The picture '%s' of %d×%d pixels does not fit into the memory of this JVM (%d MiB); scale it down, or give the JVM more with -Xmx."
                .formatted(file, header.width(), header.height(), memory >> 20);
    }

    private static DataException broken(Path file, String reason, Throwable cause) {
        return new DataException(
                "The picture '%s' is damaged or cut off (%s); copy or export it again.".formatted(file, reason.strip()),
                cause);
    }

    private static DataException rare(Path file, JpegException cause) {
        return new DataException(
                "The picture '%s' is a rare kind of JPEG (%s); convert it to PNG or to an ordinary 8-bit JPEG."
                        .formatted(file, cause.getMessage()),
                cause);
    }
}

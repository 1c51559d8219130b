package org.modelaudit.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;

/** Decodes a picture file completely or refuses it. */
final class PictureReader {

    /** Far beyond any camera; a file that claims more is an accident or an attack. */
    static final long MOST_PIXELS = 100_000_000;

    private PictureReader() {}

    static BufferedImage decode(Path file) {
        PictureHeader header = PictureHeader.read(file);
        if ((long) header.width() * header.height() > MOST_PIXELS) {
            throw new DataException("The picture '%s' claims %d×%d pixels, more than the %d million that are read; "
                            .formatted(file, header.width(), header.height(), MOST_PIXELS / 1_000_000)
                    + "scale it down.");
        }
        List<String> warnings = new ArrayList<>();
        BufferedImage image;
        try {
            image = decode(essential(header.format(), Files.readAllBytes(file)), header.format(), warnings);
        } catch (IOException | RuntimeException e) {
            throw broken(file, reason(e), e);
        }
        for (String warning : warnings) {
            if (meansLostPixels(warning)) {
                throw broken(file, warning, null);
            }
        }
        return image;
    }

    private static byte[] essential(PictureHeader.Format format, byte[] bytes) throws IOException {
        return switch (format) {
            case JPEG -> JpegBytes.essential(bytes);
            case PNG -> PngBytes.essential(bytes);
            case BMP -> bytes;
        };
    }

    private static BufferedImage decode(byte[] bytes, PictureHeader.Format format, List<String> warnings)
            throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** Stray bytes before the end marker are harmless and common; every other complaint about the data is not. */
    private static boolean meansLostPixels(String warning) {
        boolean stray = warning.contains("extraneous bytes before marker 0xd9");
        return !stray
                && (warning.startsWith("Corrupt")
                        || warning.startsWith("Premature")
                        || warning.startsWith("Truncated"));
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof IIOException && e.getCause() != null ? e.getCause() : e;
        String message = cause.getMessage();
        if (cause instanceof EOFException || message == null) {
            return cause instanceof EOFException ? "the file ends before the picture does" : cause.toString();
        }
        return message;
    }

    private static DataException broken(Path file, String reason, @Nullable Throwable cause) {
        String message =
                "The picture '%s' is damaged or cut off (%s); copy or export it again.".formatted(file, reason.strip());
        return cause == null ? new DataException(message) : new DataException(message, cause);
    }
}

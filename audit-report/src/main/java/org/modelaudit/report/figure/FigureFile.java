package org.modelaudit.report.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A figure as a file. A report holds hundreds of them in one page, so each is packed as tightly as it stays honest. It is drawn and packed
 * while the caller goes on, by Java's common pool, or by a thread of its own where that has but one.
 */
public final class FigureFile {

    private static final String JPEG_TREE = "javax_imageio_jpeg_image_1.0";

    private static final float JPEG_QUALITY = 0.9f;

    private final CompletableFuture<byte[]> packed;
    private final String mediaType;
    private final String extension;

    private FigureFile(Supplier<byte[]> file, String mediaType, String extension) {
        this.packed = CompletableFuture.supplyAsync(file);
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /**
     * Without loss, for charts and for pictures whose every pixel is shown.
     *
     * @param drawing asks nothing of models or of other threads
     */
    static FigureFile png(Supplier<BufferedImage> drawing) {
        return new FigureFile(() -> PngFile.of(drawing.get()), "image/png", ".png");
    }

    /**
     * With hardly visible loss, for photographs: a fifth of the size of a PNG file.
     *
     * @param drawing asks nothing of models or of other threads
     */
    static FigureFile jpeg(Supplier<BufferedImage> drawing) {
        return new FigureFile(() -> encoded(drawing.get()), "image/jpeg", ".jpg");
    }

    /**
     * The file's, as soon as they are there.
     *
     * @throws CompletionException if the figure could not be drawn
     */
    public byte[] bytes() {
        try {
            return packed.join().clone();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** For example {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** With its dot. */
    public String extension() {
        return extension;
    }

    private static byte[] encoded(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(JPEG_QUALITY);
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), settings);
            keepColourResolution(metadata);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** JPEG would store one colour for four pixels, which blurs thin coloured lines. */
    private static void keepColourResolution(IIOMetadata metadata) throws IIOInvalidTreeException {
        Node tree = metadata.getAsTree(JPEG_TREE);
        NodeList channels = ((IIOMetadataNode) tree).getElementsByTagName("componentSpec");
        for (int i = 0; i < channels.getLength(); i++) {
            ((IIOMetadataNode) channels.item(i)).setAttribute("HsamplingFactor", "1");
            ((IIOMetadataNode) channels.item(i)).setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(JPEG_TREE, tree);
    }
}

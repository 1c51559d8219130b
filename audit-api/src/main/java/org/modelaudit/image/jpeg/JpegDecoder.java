package org.modelaudit.image.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes one JPEG file. The same bytes give the same pixels everywhere. */
public final class JpegDecoder {

    private final Segments segments;
    private final Tables tables = new Tables();
    private final Colours colours = new Colours();
    private @Nullable Frame frame;
    private int restartInterval;

    private JpegDecoder(byte[] jpeg) {
        segments = new Segments(jpeg);
    }

    /**
     * Decodes a whole file, of type {@link BufferedImage#TYPE_INT_RGB}; grey is repeated in all three colours. Neither a
     * colour profile nor an orientation is applied.
     *
     * @throws JpegException if the file is damaged, cut off, or of a kind that is not read
     */
    public static BufferedImage decode(byte[] jpeg) throws JpegException {
        try {
            return new JpegDecoder(jpeg).decode();
        } catch (BufferUnderflowException e) {
            JpegException damaged = JpegException.damaged("a segment is shorter than what it must hold");
            damaged.initCause(e);
            throw damaged;
        }
    }

    private BufferedImage decode() throws JpegException {
        int marker = segments.nextMarker();
        if (marker != Marker.SOI) {
            throw JpegException.damaged("it begins with marker %X".formatted(marker));
        }
        for (marker = segments.nextMarker(); marker != Marker.EOI; marker = segments.nextMarker()) {
            if (!Marker.standsAlone(marker)) {
                read(marker, segments.payload());
            }
        }
        Frame whole = begun();
        for (Component component : whole.components()) {
            if (!component.complete()) {
                throw whole.progressive()
                        ? JpegException.rare("a progressive one whose last scans are left out")
                        : JpegException.damaged("a component has no pixels");
            }
            Coefficients.transform(component);
        }
        return picture(whole);
    }

    private void read(int marker, ByteBuffer segment) throws JpegException {
        switch (marker) {
            case Marker.DQT -> tables.defineQuantisation(segment);
            case Marker.DHT -> tables.defineHuffman(segment);
            case Marker.DRI -> restartInterval = segment.getShort() & 0xFFFF;
            case Marker.SOS -> readScan(segment);
            case Marker.APP0, Marker.APP14 -> colours.note(marker, segment);
            default -> {
                if (Marker.isFrame(marker)) {
                    begin(marker, segment);
                }
            }
        }
    }

    private void begin(int marker, ByteBuffer segment) throws JpegException {
        if (frame != null) {
            throw JpegException.rare("more than one frame");
        }
        frame = Frame.parse(marker, segment);
    }

    private Frame begun() throws JpegException {
        if (frame == null) {
            throw JpegException.damaged("it has no frame before its pixels");
        }
        return frame;
    }

    private void readScan(ByteBuffer header) throws JpegException {
        Scan scan = Scan.parse(begun(), header);
        BitReader pixels = segments.pixels();
        new ScanReader(begun(), scan, tables, pixels, restartInterval).read();
        segments.continueAfter(pixels);
    }

    private BufferedImage picture(Frame whole) {
        BufferedImage image = new BufferedImage(whole.width(), whole.height(), BufferedImage.TYPE_INT_RGB);
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        List<Upsampling> rows =
                whole.components().stream().map(c -> new Upsampling(c, whole)).toList();
        boolean stored = rows.size() == 1 || colours.stored(whole.components());
        for (int y = 0; y < whole.height(); y++) {
            byte[] first = rows.get(0).row(y);
            byte[] second = rows.size() == 1 ? first : rows.get(1).row(y);
            byte[] third = rows.size() == 1 ? first : rows.get(2).row(y);
            if (stored) {
                Colours.pack(first, second, third, rgb, y * whole.width(), whole.width());
            } else {
                Colours.convert(first, second, third, rgb, y * whole.width(), whole.width());
            }
        }
        return image;
    }
}

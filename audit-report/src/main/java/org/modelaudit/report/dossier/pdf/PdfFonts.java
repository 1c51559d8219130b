package org.modelaudit.report.dossier.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;

/**
 * The fonts that are put into the document, never one of the machine: DejaVu where its jar is on the class path, else the one that PDFBox
 * has, and those that the user names.
 */
final class PdfFonts implements AutoCloseable {

    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    static final String LIBERATION = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final List<Face> faces;

    private PdfFonts(List<Face> faces) {
        this.faces = faces;
    }

    /**
     * The fonts of the class path and others.
     *
     * @param others files of TrueType fonts, for what the first ones have no glyph
     * @throws ConfigurationException if one of them cannot be read
     */
    static PdfFonts with(List<Path> others) throws IOException {
        List<Face> faces = new ArrayList<>();
        add(faces, "text", NORMAL, DEJAVU + "Condensed.ttf");
        add(faces, "text", BOLD, DEJAVU + "Condensed-Bold.ttf");
        add(faces, "code", NORMAL, DEJAVU + "Mono.ttf");
        add(faces, "plain", NORMAL, DEJAVU + ".ttf");
        if (faces.isEmpty()) {
            add(faces, "text", NORMAL, LIBERATION);
        }
        for (Path other : others) {
            try {
                faces.add(Face.of("other" + faces.size(), NORMAL, Files.readAllBytes(other)));
            } catch (IOException e) {
                throw new ConfigurationException(
                        "The font '%s' cannot be read (%s); give a TrueType font, a .ttf file."
                                .formatted(other, e.getMessage()),
                        e);
            }
        }
        return new PdfFonts(faces);
    }

    private static void add(List<Face> faces, String family, int weight, String resource) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(resource)) {
            if (in != null) {
                faces.add(Face.of(family, weight, in.readAllBytes()));
            }
        }
    }

    /** Has a builder use them in the document that it makes. */
    void register(PdfRendererBuilder builder, PDDocument document) {
        builder.usePDDocument(document);
        for (Face face : faces) {
            builder.useFont(new OnDemand(document, face.font), face.family, face.weight, FontStyle.NORMAL, true);
        }
    }

    /** The families as a style sheet names them, a given one first. */
    String families(String first) {
        return faces.stream()
                .map(Face::family)
                .sorted((one, other) -> Boolean.compare(other.equals(first), one.equals(first)))
                .distinct()
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", "));
    }

    /** Whether a character can be drawn, in whatever weight it is asked for. */
    boolean has(int codePoint) throws IOException {
        for (Face face : faces) {
            if (face.weight == NORMAL && face.has(codePoint)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        for (Face face : faces) {
            face.font.close();
        }
    }

    /** One file. */
    private record Face(String family, int weight, TrueTypeFont font) {

        /** Without ligatures: a digest that is copied out of the document shall have two letters f where it has two. */
        static Face of(String family, int weight, byte[] bytes) throws IOException {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            font.setEnableGsub(false);
            return new Face(family, weight, font);
        }

        boolean has(int codePoint) throws IOException {
            return font.getUnicodeCmapLookup().getGlyphId(codePoint) != 0;
        }
    }

    /** A font that is part of the document once a letter of it is asked for. */
    private static final class OnDemand extends PDFontSupplier {

        private final PDDocument document;
        private final TrueTypeFont font;
        private @Nullable PDFont made;

        @SuppressWarnings("NullAway")
        OnDemand(PDDocument document, TrueTypeFont font) {
            super(null);
            this.document = document;
            this.font = font;
        }

        @Override
        public PDFont supply() {
            PDFont supplied = made;
            if (supplied == null) {
                try {
                    supplied = PDType0Font.load(document, font, true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                made = supplied;
            }
            return supplied;
        }
    }
}

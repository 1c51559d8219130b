package org.modelaudit.report.dossier.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps PDFBox from reading all fonts of the machine, and from leaving a list of them in the home folder, for a font of the standard that no
 * page of ours uses.
 */
final class NoMachineFonts implements FontMapper, AutoCloseable {

    private final FontMapper before = FontMappers.instance();
    private final TrueTypeFont own;

    private NoMachineFonts(TrueTypeFont own) {
        this.own = own;
    }

    /** From now on until it is closed. */
    static NoMachineFonts begin() throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(PdfFonts.LIBERATION)) {
            if (in == null) {
                throw new IOException("PDFBox does not have " + PdfFonts.LIBERATION);
            }
            NoMachineFonts mapper = new NoMachineFonts(new TTFParser().parse(new RandomAccessReadBuffer(in)));
            FontMappers.set(mapper);
            return mapper;
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(own, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(own, false);
    }

    @Override
    public CIDFontMapping getCIDFont(
            String baseFont, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo systemInfo) {
        return new CIDFontMapping(null, own, true);
    }

    @Override
    public void close() {
        FontMappers.set(before);
        try {
            own.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.modelaudit.report.dossier.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Makes PDF/A-3a (ISO 19005-3, tagged) of a page of XHTML. */
public final class PdfPage {

    private static final String BASE = "about:blank";

    /** No font may be asked for that is not embedded, not even for the number of a page. */
    private static final String STYLE = """
            * { font-family: %s; }
            code { font-family: %s; }
            @page {
              @bottom-left { content: "Model audit dossier"; font-size: 8pt; font-family: %s; }
              @bottom-right { content: counter(page) " of " counter(pages); font-size: 8pt; font-family: %s; }
            }
            """;

    private PdfPage() {}

    /**
     * Makes the document.
     *
     * @param xhtml the page, which refers to nothing outside itself but pictures, which stand there by a protocol of their own and a name
     * @param facts what the document says of itself and carries
     * @param pictures gives those that the page names
     * @param fonts files of TrueType fonts for characters that the shipped ones do not have
     * @return the file's bytes, the same for the same page
     * @throws IOException if it cannot be made
     * @throws org.modelaudit.error.ConfigurationException if a font cannot be read
     */
    @SuppressWarnings("try") // The mapper works by being there.
    public static byte[] of(String xhtml, PdfFacts facts, PictureBytes pictures, List<Path> fonts) throws IOException {
        XRLog.setLoggingEnabled(false);
        Document page = parsed(xhtml);
        try (PdfFonts embedded = PdfFonts.with(fonts);
                NoMachineFonts mapper = NoMachineFonts.begin();
                PDDocument document = new PDDocument()) {
            MissingGlyphs.replace(page, embedded);
            AlternateTexts.prepare(page);
            prepare(page, facts, embedded);
            PdfRendererBuilder builder = new PdfRendererBuilder();
            embedded.register(builder, document);
            builder.withW3cDocument(page, BASE)
                    .usePdfAConformance(PdfAConformance.PDFA_3_A)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .useProtocolsStreamImplementation(new PictureStreams(pictures), pictures.protocol())
                    .withProducer(facts.producer())
                    .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer());
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                return saved(document, facts);
            }
        }
    }

    private static byte[] saved(PDDocument document, PdfFacts facts) throws IOException {
        DocumentDate.set(document, facts.created());
        AttachedSource.attach(document, facts);
        AlternateTexts.tag(document);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static Document parsed(String xhtml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the page is no XHTML", e);
        }
    }

    private static void prepare(Document page, PdfFacts facts, PdfFonts fonts) {
        Element head = (Element) page.getElementsByTagName("head").item(0);
        Element style = page.createElement("style");
        String text = fonts.families("text");
        style.setTextContent(STYLE.formatted(text, fonts.families("code"), text, text));
        head.appendChild(style);
        Element bookmarks = page.createElement("bookmarks");
        for (PdfFacts.Link link : facts.links()) {
            Element bookmark = page.createElement("bookmark");
            bookmark.setAttribute("name", link.title());
            bookmark.setAttribute("href", "#" + link.id());
            bookmarks.appendChild(bookmark);
        }
        head.appendChild(bookmarks);
    }
}

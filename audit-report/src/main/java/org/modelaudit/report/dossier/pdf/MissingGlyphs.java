package org.modelaudit.report.dossier.pdf;

import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Writes out the characters for which there is no font, so that none is lost without a word. */
final class MissingGlyphs {

    private final PdfFonts fonts;
    private final SortedSet<Integer> missing = new TreeSet<>();

    private MissingGlyphs(PdfFonts fonts) {
        this.fonts = fonts;
    }

    /** Replaces them by {@code [U+4E2D]} and says so below the page's first heading. */
    static void replace(Document page, PdfFonts fonts) throws IOException {
        MissingGlyphs glyphs = new MissingGlyphs(fonts);
        glyphs.replaceBelow(page.getDocumentElement());
        if (!glyphs.missing.isEmpty()) {
            glyphs.note(page);
        }
    }

    private void replaceBelow(Node node) throws IOException {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                text.setData(drawable(text.getData()));
            } else if (!child.getNodeName().equals("style")) {
                replaceBelow(child);
            }
        }
    }

    private String drawable(String text) throws IOException {
        StringBuilder drawable = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (Character.isWhitespace(c) || fonts.has(c)) {
                drawable.appendCodePoint(c);
            } else {
                missing.add(c);
                drawable.append("[U+%04X]".formatted(c));
            }
        }
        return drawable.toString();
    }

    private void note(Document page) {
        Element note = page.createElement("p");
        note.setAttribute("class", "lead");
        note.setTextContent(
                "%d characters have no glyph in the fonts of this document and are written as their numbers, such as [U+%04X]; the page in HTML and the attached record have them themselves."
                        .formatted(missing.size(), missing.first()));
        Node heading = page.getElementsByTagName("h1").item(0);
        heading.getParentNode().insertBefore(note, heading.getNextSibling());
    }
}

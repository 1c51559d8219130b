package org.modelaudit.report.dossier.pdf;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Words for figures that are drawn of boxes. The renderer tags a picture as a figure with its alternate description (ISO 32000-1, 14.9.3),
 * but a box as a mere division; it takes a title for such a description.
 */
final class AlternateTexts {

    private static final COSName ALTERNATE = COSName.getPDFName("Alt");
    private static final COSName DIVISION = COSName.getPDFName("Div");
    private static final COSName FIGURE = COSName.getPDFName("Figure");

    private AlternateTexts() {}

    /** Gives what a page calls a picture, in the words of its {@code aria-label}, a title that the renderer understands. */
    static void prepare(Document page) {
        NodeList all = page.getElementsByTagName("div");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getAttribute("role").equals("img")) {
                element.setAttribute("title", element.getAttribute("aria-label"));
            }
        }
    }

    /** Makes figures of the divisions that have a description. */
    static void tag(PDDocument document) {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            return;
        }
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> open = new ArrayDeque<>();
        open.push(root.getCOSObject());
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSObject reference) {
                next = reference.getObject();
            }
            if (next == null || !seen.add(next)) {
                continue;
            }
            if (next instanceof COSArray array) {
                array.forEach(open::push);
            } else if (next instanceof COSDictionary element) {
                if (DIVISION.equals(element.getCOSName(COSName.S)) && element.containsKey(ALTERNATE)) {
                    element.setItem(COSName.S, FIGURE);
                }
                COSBase kids = element.getItem(COSName.K);
                if (kids != null) {
                    open.push(kids);
                }
            }
        }
    }
}

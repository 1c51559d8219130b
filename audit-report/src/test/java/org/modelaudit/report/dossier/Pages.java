package org.modelaudit.report.dossier;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.modelaudit.report.attestation.RecordSignature;
import org.modelaudit.report.record.RunRecord;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pages of the dossier, made and read by tests. */
final class Pages {

    static final RecordSignature UNSIGNED =
            new RecordSignature(RecordSignature.State.UNSIGNED, "model-audit.intoto.jsonl", "", null, List.of());

    private Pages() {}

    static String html(RunRecord run) {
        return html(run, new DossierSources(List.of(), UNSIGNED, null));
    }

    static String html(RunRecord run, DossierSources sources) {
        return DossierPage.of(run, "0".repeat(64), new Pictures(Path.of("."), 0), sources)
                .html();
    }

    static Document of(RunRecord run) {
        return parsed(html(run));
    }

    /** The page as a parser of XML reads it, which takes nothing that is not well-formed. */
    static Document parsed(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** What stands in the section under a heading. */
    static String section(Document page, String id) {
        return elements(page, "section").stream()
                .filter(section -> section.getAttribute("aria-labelledby").equals(id))
                .map(Element::getTextContent)
                .findFirst()
                .orElseThrow();
    }
}

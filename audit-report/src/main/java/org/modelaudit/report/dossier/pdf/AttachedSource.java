package org.modelaudit.report.dossier.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.modelaudit.content.Sha256;

/** Puts the file of which a document was made into it, as an associated file of the whole (ISO 19005-3, 6.8). */
final class AttachedSource {

    private static final COSName AF = COSName.getPDFName("AF");
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private static final int HEX = 16;
    private static final int DIGITS = 15;

    private AttachedSource() {}

    static void attach(PDDocument document, PdfFacts facts) throws IOException {
        PdfFacts.Source source = facts.source();
        PDEmbeddedFile file =
                new PDEmbeddedFile(document, new ByteArrayInputStream(source.bytes()), COSName.FLATE_DECODE);
        file.setSubtype(source.mediaType());
        file.setSize(source.bytes().length);
        facts.created().map(DocumentDate::calendar).ifPresent(file::setModDate);
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(source.name());
        specification.setFileUnicode(source.name());
        specification.setFileDescription(source.description());
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName(RELATIONSHIP, "Source");
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(source.name(), specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(specification);
        document.getDocumentCatalog().getCOSObject().setItem(AF, associated);
        document.setDocumentId(Long.parseLong(Sha256.of(source.bytes()).substring(0, DIGITS), HEX));
    }
}

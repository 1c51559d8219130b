package org.modelaudit.report.dossier.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Has a document say when what it tells of happened; the library writes when the document was made, in two places that must agree. */
final class DocumentDate {

    private static final Pattern IN_METADATA = Pattern.compile("<xmp:CreateDate>[^<]*</xmp:CreateDate>");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'");

    private DocumentDate() {}

    /** Writes it, or no date at all. */
    static void set(PDDocument document, Optional<Instant> created) throws IOException {
        document.getDocumentInformation()
                .setCreationDate(created.map(DocumentDate::calendar).orElse(null));
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String text = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        String date = created.map(instant ->
                        "<xmp:CreateDate>%s</xmp:CreateDate>".formatted(ISO.format(instant.atOffset(ZoneOffset.UTC))))
                .orElse("");
        String dated = IN_METADATA.matcher(text).replaceAll(Matcher.quoteReplacement(date));
        PDMetadata written = new PDMetadata(document, new ByteArrayInputStream(dated.getBytes(StandardCharsets.UTF_8)));
        written.getCOSObject().setName(COSName.TYPE, "Metadata");
        written.getCOSObject().setName(COSName.SUBTYPE, "XML");
        document.getDocumentCatalog().setMetadata(written);
    }

    /** In whole seconds, as PDF writes dates. */
    static Calendar calendar(Instant instant) {
        return GregorianCalendar.from(instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
    }
}

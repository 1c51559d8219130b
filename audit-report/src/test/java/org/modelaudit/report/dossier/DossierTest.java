package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class DossierTest {

    private static final double[] VALUES = {0.1, 0.4, 0.5, 0.9, 0.7, 0.2};

    @TempDir
    private Path folder;

    private Path written(RunRecord run) throws IOException {
        return Files.writeString(folder.resolve("model-audit.json"), RecordText.of(run));
    }

    private Dossier made(RunRecord run) throws IOException {
        return Dossier.generate(written(run), folder.resolve("out"), DossierOptions.NONE);
    }

    private byte[] document(RunRecord run) throws IOException {
        return Files.readAllBytes(Objects.requireNonNull(made(run).document()));
    }

    private static String text(byte[] document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    /** An audit with a picture beside the record. */
    private RecordedAudit withPicture() throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        Files.createDirectories(folder.resolve("model-audit"));
        Files.write(folder.resolve("model-audit/sheet.png"), png.toByteArray());
        return Records.with(
                Records.audit("one", VALUES),
                new RecordedAttachment(
                        "Worst, median and best samples: localization IoU",
                        "model-audit/sheet.png",
                        "image/png",
                        png.size(),
                        Sha256.of(png.toByteArray())));
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_A", "PDFA_3_U", "PDFA_3_B"})
    void the_document_is_pdf_a_3_as_verapdf_reads_it(PDFAFlavour standard) throws Exception {
        byte[] document = document(Records.run(withPicture()));

        // A document claims one level, and those below are contained in it.
        assertThat(VeraPdf.violations(document, standard))
                .filteredOn(violation -> standard == PDFAFlavour.PDFA_3_A || !violation.contains("conformance"))
                .isEmpty();
    }

    @Test
    void hostile_text_leaves_the_document_what_it_is() throws Exception {
        RunRecord hostile = HostileRecord.of(
                Records.run(Records.audit("one", VALUES)),
                "<b>\u202E\u0007 שלום مرحبا 漢字 \uD840\uDC00 " + "x".repeat(10_000));
        byte[] document = document(hostile);

        assertThat(VeraPdf.violations(document, PDFAFlavour.PDFA_3_A)).isEmpty();
        String text = text(document);
        assertThat(Stream.of("[U+6F22][U+5B57]", "[U+20000]", "3 characters have no glyph in the fonts"))
                .allMatch(text::contains);
        try (PDDocument pdf = Loader.loadPDF(document)) {
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("\\u0007")
                    .doesNotContain("&#7;", "\u0007");
        }
    }

    @Test
    void the_record_lies_inside_byte_for_byte_as_the_source_of_the_whole() throws IOException {
        Path record = written(Records.run(Records.audit("one", VALUES)));
        Dossier made = Dossier.generate(record, folder.resolve("out"), DossierOptions.NONE);

        try (PDDocument pdf =
                Loader.loadPDF(Objects.requireNonNull(made.document()).toFile())) {
            PDComplexFileSpecification file = Objects.requireNonNull(pdf.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("model-audit.json"));
            assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(Files.readAllBytes(record));
            COSDictionary associated = (COSDictionary) pdf.getDocumentCatalog()
                    .getCOSObject()
                    .getCOSArray(COSName.getPDFName("AF"))
                    .getObject(0);
            assertThat(associated.getNameAsString("AFRelationship")).isEqualTo("Source");
        }
    }

    @Test
    void pictures_lie_beside_the_page_if_wanted_and_are_checked_and_taken_away_just_the_same() throws IOException {
        Path record = written(Records.run(withPicture()));
        Path out = folder.resolve("out");
        Path pictures = out.resolve("dossier-pictures");
        byte[] inside = Files.readAllBytes(
                Objects.requireNonNull(made(Records.run(withPicture())).document()));

        Dossier made = Dossier.generate(record, out, DossierOptions.of(List.of("--pictures", "beside")));

        assertThat(Files.readString(made.page()))
                .doesNotContain("base64")
                .containsPattern("src=\"dossier-pictures/[0-9a-f]{64}\\.png\"");
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(
                            file -> assertThat(file.getFileName().toString()).isEqualTo(Sha256.ofFile(file) + ".png"));
        }
        assertThat(Files.readAllBytes(Objects.requireNonNull(made.document()))).isEqualTo(inside);
        Files.writeString(pictures.resolve("mine.png"), "stays");

        assertThat(Files.readString(made(Records.run(withPicture())).page())).contains("data:image/png;base64,");
        assertThat(pictures).isDirectoryContaining(file -> file.endsWith("mine.png"));
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files.toList()).hasSize(1);
        }
        assertThatThrownBy(() -> DossierOptions.of(List.of("--pictures", "below")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--pictures must be inside or beside, but is 'below'.");
    }

    @Test
    void the_same_record_gives_the_same_bytes() throws IOException {
        Dossier first = made(Records.run(withPicture()));
        byte[] page = Files.readAllBytes(first.page());
        byte[] document = Files.readAllBytes(Objects.requireNonNull(first.document()));
        Dossier second = made(Records.run(withPicture()));

        assertThat(second.page()).hasBinaryContent(page);
        assertThat(second.document()).hasBinaryContent(document);
    }

    @Test
    void the_document_says_what_the_page_says() throws IOException {
        String text = text(document(Records.run(Records.audit("one", VALUES))));

        assertThat(text)
                .contains(
                        "Model audit dossier: one.pt",
                        "localization IoU at least 0.5",
                        "What was not tested",
                        "1".repeat(64),
                        "Sign-off")
                .doesNotContain("\uFB01");
    }

    @Test
    void a_picture_beside_the_record_is_shown_with_words_for_who_cannot_see_it() throws IOException {
        String page = Files.readString(made(Records.run(withPicture())).page());

        assertThat(Pages.elements(Pages.parsed(page), "img")).singleElement().satisfies(image -> {
            assertThat(image.getAttribute("src")).startsWith("data:image/png;base64,");
            assertThat(image.getAttribute("alt")).contains("The worst is 00.png with 0.10");
        });
    }

    @Test
    void every_figure_of_the_document_has_words_for_who_cannot_see_it() throws IOException {
        Dossier made = made(Records.run(withPicture()));

        try (PDDocument pdf =
                Loader.loadPDF(Objects.requireNonNull(made.document()).toFile())) {
            assertThat(figures(pdf.getDocumentCatalog().getStructureTreeRoot()))
                    .containsExactly(
                            "0.50, from 6 of 6 pictures; required: localization IoU at least 0.5",
                            "Worst, median and best samples: localization IoU. The worst is 00.png with 0.10, the best 03.png with 0.90.");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
        assertThat(Pages.elements(Pages.parsed(Files.readString(made.page())), "figure"))
                .hasSize(2);
    }

    /** Alternate descriptions of figures, in their order. */
    private static List<String> figures(PDStructureNode node) {
        List<String> found = new ArrayList<>();
        if (node instanceof PDStructureElement element
                && element.getStructureType().equals("Figure")) {
            found.add(String.valueOf(element.getAlternateDescription()));
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                found.addAll(figures(element));
            }
        }
        return found;
    }

    @Test
    void a_picture_that_was_changed_since_is_not_shown_and_the_page_says_so() throws IOException {
        RunRecord run = Records.run(withPicture());
        Path picture = folder.resolve("model-audit/sheet.png");
        byte[] bytes = Files.readAllBytes(picture);
        bytes[bytes.length - 20] ^= 1;
        Files.write(picture, bytes);
        String page = Files.readString(made(run).page());

        assertThat(page).doesNotContain("<img").contains("it is not beside the record as it was");
    }

    @Test
    void nothing_but_the_two_files_is_left_behind() throws IOException {
        made(Records.run(Records.audit("one", VALUES)));

        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("dossier.html", "dossier.pdf");
        }
    }

    @Test
    void the_last_lines_say_where_both_lie() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Dossier.main(
                    written(Records.run(Records.audit("one", VALUES))).toString(),
                    folder.resolve("out").toString());
        } finally {
            System.setOut(out);
        }

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Dossier: file:///").endsWith("/out/dossier.html"),
                        line -> assertThat(line)
                                .startsWith("Dossier as PDF: file:///")
                                .endsWith("/out/dossier.pdf"));
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Path record = written(Records.run(Records.audit("one", VALUES)));

        assertThatThrownBy(() -> Dossier.generate(record, record, DossierOptions.NONE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be written to '" + record);
    }

    @Test
    void a_record_that_is_none_is_named_and_nothing_is_written() throws IOException {
        Path record = Files.writeString(folder.resolve("model-audit.json"), "{\"schema\": \"other\"}");

        assertThatThrownBy(() ->
                        Dossier.main(record.toString(), folder.resolve("out").toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(record.toString());
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_font_that_is_none_is_named_and_the_page_is_there() throws IOException {
        Path record = written(Records.run(Records.audit("one", VALUES)));
        Path font = Files.writeString(folder.resolve("none.ttf"), "no font");

        assertThatThrownBy(() -> Dossier.generate(
                        record, folder.resolve("out"), new DossierOptions(List.of(), null, null, List.of(font))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The font '" + font);
        assertThat(folder.resolve("out/dossier.html")).exists();
        assertThat(folder.resolve("out/dossier.pdf")).doesNotExist();
    }

    @Test
    void one_argument_is_too_few() {
        assertThatThrownBy(() -> Dossier.main("record"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("but got 1 arguments");
    }
}

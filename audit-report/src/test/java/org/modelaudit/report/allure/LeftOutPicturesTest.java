package org.modelaudit.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.AuditedTest;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.report.DrawnAudit;
import org.modelaudit.report.compare.CompareRecords;
import org.modelaudit.report.dossier.Dossier;
import org.modelaudit.report.dossier.DossierOptions;
import org.modelaudit.report.html.AllureHtml;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RecordReporter;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.result.PictureDisclosure;

/**
 * A whole run with every report that there is, of pictures with a marker that nothing else has: dots in two bright colours, as fine as single
 * pixels. No file of the run may show it where pictures are blurred or left out.
 */
class LeftOutPicturesTest {

    private static final int PICTURES = 12;
    private static final int SIZE = 64;
    /** {@link org.modelaudit.image.InputSpecification#imageNet} resizes to this before it crops, so that the marker is not touched. */
    private static final int STORED = 73;

    private static final int ONE = 0xFF00FF;
    private static final int OTHER = 0x00FF00;

    /** Of a channel; JPEG files are not exact. */
    private static final int NEAR = 60;

    private static final Pattern INLINE = Pattern.compile("data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{200,}={0,2}");

    @TempDir
    private Path folder;

    private final List<Exhibit> thirdParty = new ArrayList<>();

    @BeforeEach
    void draw() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage image = new BufferedImage(STORED, STORED, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < STORED; y++) {
                for (int x = 0; x < STORED; x++) {
                    image.setRGB(x, y, (x * (i + 1) / 2 + y) % 2 == 0 ? ONE : OTHER);
                }
            }
            Path file = folder.resolve("people/%s/%02d.png".formatted(i % 2 == 0 ? "even" : "odd", i));
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            ImageIO.write(image, "png", file.toFile());
        }
    }

    /** Audits, and makes everything that can be made of it. */
    private Path run(String pictures) throws IOException {
        Path run = folder.resolve(pictures);
        Function<String, Optional<String>> parameters = name -> switch (name) {
            case "modelaudit.pictures" -> Optional.of(pictures);
            case "modelaudit.progress" -> Optional.of("none");
            case "modelaudit.record" ->
                Optional.of(run.resolve("model-audit.json").toString());
            default -> Optional.empty();
        };
        AllureLifecycle allure = new AllureLifecycle(new FileSystemResultsWriter(run.resolve("results")));
        RecordReporter record = new RecordReporter();
        record.begin(parameters);
        AuditReporter ownReporter = (result, evidence) ->
                result.samples().forEach(sample -> evidence.exhibit(sample.id()).ifPresent(thirdParty::add));
        allure.scheduleTestCase(new TestResult().setUuid("test").setName("test").setFullName("test"));
        allure.startTestCase("test");
        // One ledger for all, so that what was kept while pictures were shown is there when they are not.
        try (RunLedger ledger =
                RunLedger.of(new LedgerSettings(Optional.of(folder.resolve("ledger.sqlite")), 1 << 20, 0))) {
            AuditSession.ofRun(
                            new AuditedTest("test", "test", List.of(), false, null),
                            AuditSettings.from(parameters),
                            new ExplanationCache(),
                            ledger,
                            List.of(record, new AllureReporter(allure, run.resolve("results")), ownReporter),
                            Distribution.none(),
                            "",
                            TreeMap::new)
                    .run(DrawnAudit.of(folder.resolve("people"), "word", SIZE));
        }
        allure.stopTestCase("test");
        allure.writeTestCase("test");
        record.end();
        AllureHtml.generate(run.resolve("results"), run.resolve("page"));
        Dossier.generate(run.resolve("model-audit.json"), run.resolve("dossier"), DossierOptions.NONE);
        return run;
    }

    private static void compare(Path before, Path after) {
        CompareRecords.compare(
                before.resolve("model-audit.json"),
                after.resolve("model-audit.json"),
                after.resolve("compare"),
                Map.of());
    }

    @Test
    void nothing_of_a_picture_is_in_any_file_unless_it_is_shown() throws IOException {
        Path shown = run("shown");
        List<String> places = marked(shown);
        for (String where :
                List.of("results/", "page/", "dossier/dossier.html", "dossier/dossier.pdf", "model-audit/")) {
            assertThat(places).as("the marker is found where it is shown").anyMatch(place -> place.startsWith(where));
        }
        assertThat(thirdParty.stream()
                        .anyMatch(exhibit -> isMarked(exhibit.picture().toBufferedImage())))
                .isTrue();

        thirdParty.clear();
        Path blurred = run("blurred");
        compare(shown, blurred);
        assertThat(images(blurred)).hasSizeGreaterThan(5);
        assertThat(marked(blurred)).isEmpty();
        assertThat(thirdParty).hasSize(PICTURES).allSatisfy(exhibit -> {
            assertThat(isMarked(exhibit.picture().toBufferedImage())).isFalse();
            assertThat(exhibit.picture().width()).isEqualTo(SIZE);
        });

        thirdParty.clear();
        Path none = run("none");
        compare(shown, none);
        assertThat(marked(none)).isEmpty();
        assertThat(thirdParty).isEmpty();
        assertThat(RecordFile.read(none.resolve("model-audit.json"))
                        .audits()
                        .get(0)
                        .attachments())
                .isEmpty();
    }

    @Test
    void the_record_and_its_views_say_so_and_nothing_else_that_was_found_changes() throws IOException {
        RunRecord shown = RecordFile.read(run("shown").resolve("model-audit.json"));
        Path folderOfNone = run("none");
        RunRecord none = RecordFile.read(folderOfNone.resolve("model-audit.json"));
        String again = RecordText.lasting(RecordFile.read(run("none").resolve("model-audit.json")));

        assertThat(shown.audits().get(0).environment()).doesNotContainKey(PictureDisclosure.FACT);
        assertThat(none.audits().get(0).environment()).containsEntry(PictureDisclosure.FACT, "none");
        assertThat(none.audits().get(0).verdicts())
                .isEqualTo(shown.audits().get(0).verdicts());
        assertThat(none.circumstances().costs().values())
                .allSatisfy(cost ->
                        assertThat(cost.found()).as("kept outcomes are of use").isEqualTo(2 * PICTURES));
        assertThat(again).isEqualTo(RecordText.lasting(none));
        String sentence = "On purpose no picture and no map is shown, but values alone.";
        assertThat(Files.readString(folderOfNone.resolve("model-audit.md"))).contains(sentence);
        assertThat(Files.readString(folderOfNone.resolve("dossier/dossier.html")))
                .contains(sentence);
        assertThat(Files.readString(folderOfNone.resolve("results/environment.properties")))
                .contains("pictures\\ in\\ reports=none");
    }

    private static List<String> marked(Path run) throws IOException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, BufferedImage> image : images(run)) {
            if (isMarked(image.getValue())) {
                found.add(image.getKey());
            }
        }
        return found;
    }

    private static boolean isMarked(BufferedImage image) {
        int one = 0;
        int other = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                one += isNear(image.getRGB(x, y), ONE) ? 1 : 0;
                other += isNear(image.getRGB(x, y), OTHER) ? 1 : 0;
            }
        }
        return one > 20 && other > 20;
    }

    private static boolean isNear(int rgb, int colour) {
        return Math.abs((rgb >> 16 & 0xFF) - (colour >> 16 & 0xFF)) < NEAR
                && Math.abs((rgb >> 8 & 0xFF) - (colour >> 8 & 0xFF)) < NEAR
                && Math.abs((rgb & 0xFF) - (colour & 0xFF)) < NEAR;
    }

    /** Every picture in every file: as a file, inside a page, inside an attachment that is inside a page, inside a PDF. */
    private static List<Map.Entry<String, BufferedImage>> images(Path run) throws IOException {
        List<Map.Entry<String, BufferedImage>> images = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(run)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = run.relativize(file).toString();
            byte[] bytes = Files.readAllBytes(file);
            if (name.endsWith(".pdf")) {
                pdf(name, bytes, images);
            } else {
                add(name, bytes, images);
                text(name, new String(bytes, StandardCharsets.ISO_8859_1), images);
            }
        }
        return images;
    }

    private static void text(String name, String text, List<Map.Entry<String, BufferedImage>> images) {
        Matcher inline = INLINE.matcher(text);
        while (inline.find()) {
            add(name + " at " + inline.start(), Base64.getDecoder().decode(inline.group(1)), images);
        }
        Matcher any = BASE64.matcher(text);
        while (any.find()) {
            String digits = any.group();
            String whole = digits.substring(0, digits.length() / 4 * 4);
            try {
                byte[] bytes = Base64.getDecoder().decode(whole);
                add(name + " at " + any.start(), bytes, images);
                String inside = new String(bytes, StandardCharsets.ISO_8859_1);
                if (inside.contains("data:image/")) {
                    text(name + " within " + any.start(), inside, images);
                }
            } catch (IllegalArgumentException e) {
                // Not base64 after all.
            }
        }
    }

    private static void add(String name, byte[] bytes, List<Map.Entry<String, BufferedImage>> images) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image != null) {
                images.add(Map.entry(name, image));
            }
        } catch (IOException e) {
            // No picture.
        }
    }

    private static void pdf(String name, byte[] bytes, List<Map.Entry<String, BufferedImage>> images)
            throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            for (PDPage page : pdf.getPages()) {
                for (COSName object : page.getResources().getXObjectNames()) {
                    if (page.getResources().getXObject(object) instanceof PDImageXObject image) {
                        images.add(Map.entry(name + " " + object, image.getImage()));
                    }
                }
            }
        }
    }
}

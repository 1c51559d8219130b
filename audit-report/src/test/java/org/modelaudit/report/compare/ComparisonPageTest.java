package org.modelaudit.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.Sha256;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.PicturesInPage;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;

class ComparisonPageTest {

    private static final String HOSTILE = "<script>alert('\u202E')</script>\n\"&|.png";

    @TempDir
    private Path folder;

    @Test
    void regressions_stand_first_in_the_overview_and_in_the_sections() throws IOException {
        Recorded before = Recorded.pictures(40);
        Recorded after = Recorded.pictures(40);
        String[] names = {"became better", "stayed equal", "became worse"};
        double[] now = {0.6, 0.5, 0.4};
        for (int m = 0; m < 3; m++) {
            int which = m;
            before.with(Recorded.metric("m-%d/own@1".formatted(m), names[m]), Status.PASS, i -> 0.5);
            after.with(Recorded.metric("m-%d/own@1".formatted(m), names[m]), Status.PASS, i -> now[which]);
        }

        String page = page(before, after);

        String overview = page.substring(0, page.indexOf("<section class=\"audit\">"));
        String sections = page.substring(overview.length());
        for (String part : new String[] {overview, sections}) {
            assertThat(part.indexOf("became worse")).isPositive().isLessThan(part.indexOf("became better"));
            assertThat(part.indexOf("became better")).isLessThan(part.indexOf("stayed equal"));
        }
    }

    @Test
    void it_needs_no_script_and_no_network() throws IOException {
        String page =
                page(Recorded.pictures(40).with(i -> 0.5), Recorded.pictures(40).with(i -> 0.4));

        assertThat(page)
                .contains(
                        "default-src 'none'".replace("'", "&apos;"),
                        "<html lang=\"en\">",
                        "scope=\"row\"",
                        "scope=\"col\"")
                .doesNotContain("<script", "http://", "https://", "url(", "@import", "src=");
    }

    @Test
    void every_element_is_closed_and_hostile_names_are_text() throws Exception {
        String page = page(
                Recorded.pictures(40)
                        .of(HOSTILE, "1")
                        .named(i -> i + HOSTILE)
                        .in(i -> HOSTILE + i % 2)
                        .with(i -> 0.5),
                Recorded.pictures(40)
                        .of(HOSTILE, "2")
                        .named(i -> i + HOSTILE)
                        .in(i -> HOSTILE + i % 2)
                        .setting("layer", HOSTILE)
                        .with(Recorded.metric("localization-iou/largest-segment@2", HOSTILE), Status.FAIL, i -> 0.4));

        assertThat(page).doesNotContain("<script", "\u202E").contains("&lt;script&gt;", "\\u202E");
        String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void only_the_worst_pictures_are_listed_with_both_values() throws IOException {
        String page = page(
                Recorded.pictures(400).with(i -> 0.9), Recorded.pictures(400).with(i -> 0.8 - 0.001 * i));

        assertThat(page)
                .contains(
                        "00399.png</bdi></th><td><bdi>class &apos;dog&apos;</bdi></td><td class=\"number\">0.90</td><td class=\"number\">0.401</td>")
                .contains("00390.png")
                .doesNotContain("00389.png")
                .contains("of 400 worse and 0 better");
    }

    @Test
    void sheets_stand_side_by_side_where_both_records_have_them() throws IOException {
        byte[] old = {1, 2, 3};
        byte[] young = {4, 5, 6};

        String page = page(
                Recorded.pictures(40).with(i -> 0.5).attached(sheet("old.png", old)),
                Recorded.pictures(40).with(i -> 0.4).attached(sheet("new.png", young)));

        assertThat(page).contains("src=\"data:image/png;base64,AQID\"", "src=\"data:image/png;base64,BAUG\"");
    }

    @Test
    void a_sheet_that_is_not_the_recorded_one_or_lies_elsewhere_is_not_shown() throws IOException {
        byte[] bytes = {1, 2, 3};
        RecordedAttachment good = sheet("old.png", bytes);
        RecordedAttachment changed = sheet("new.png", bytes);
        Files.write(folder.resolve("records/new.png"), new byte[] {9});
        Files.write(folder.resolve("outside.png"), bytes);
        RecordedAttachment outside =
                new RecordedAttachment(good.name(), "../outside.png", good.mediaType(), 3, good.sha256());
        RecordedAttachment script = new RecordedAttachment(good.name(), "old.png", "image/svg+xml", 3, good.sha256());

        for (RecordedAttachment bad : new RecordedAttachment[] {changed, outside, script}) {
            assertThat(page(
                            Recorded.pictures(40).with(i -> 0.5).attached(good),
                            Recorded.pictures(40).with(i -> 0.4).attached(bad)))
                    .doesNotContain("<img");
        }
    }

    private RecordedAttachment sheet(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve("records"));
        Files.write(folder.resolve("records").resolve(name), bytes);
        return new RecordedAttachment(
                "Worst, median and best samples: localization IoU", name, "image/png", bytes.length, Sha256.of(bytes));
    }

    private String page(Recorded before, Recorded after) throws IOException {
        PicturesInPage pictures = new PicturesInPage();
        RecordedSheets sheets = new RecordedSheets(folder.resolve("records/model-audit.json"), pictures);
        String page = ComparisonPage.html(RecordComparison.of(before.run(), after.run(), Map.of()), sheets, sheets);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pictures.write(page, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

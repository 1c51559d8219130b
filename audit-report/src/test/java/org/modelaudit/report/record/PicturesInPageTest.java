package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;

class PicturesInPageTest {

    @TempDir
    private Path folder;

    private final PicturesInPage pictures = new PicturesInPage();

    private RecordedAttachment picture(String name, byte... bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return new RecordedAttachment("sheet", name, "image/png", bytes.length, Sha256.of(bytes));
    }

    private String written(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pictures.write(page, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void each_place_gets_its_bytes_and_the_rest_stays() throws IOException {
        String one = pictures.place(folder, picture("one.png", (byte) 1, (byte) 2, (byte) 3))
                .orElseThrow();
        String two = pictures.place(folder, picture("two.png", (byte) 4, (byte) 5, (byte) 6))
                .orElseThrow();

        assertThat(written("<p>→<img src=\"%s\"><img src=\"%s\" alt=''><img src=\"%s\">".formatted(one, two, one)))
                .isEqualTo(
                        "<p>→<img src=\"data:image/png;base64,AQID\"><img src=\"data:image/png;base64,BAUG\" alt=''><img src=\"data:image/png;base64,AQID\">");
        assertThat(pictures.bytes(one.substring(one.indexOf(':') + 1))).containsExactly(1, 2, 3);
    }

    @Test
    void a_picture_that_changes_between_making_and_writing_is_not_written() throws IOException {
        String place = pictures.place(folder, picture("one.png", (byte) 1)).orElseThrow();
        Files.write(folder.resolve("one.png"), new byte[] {2});

        assertThatThrownBy(() -> written("<img src=\"%s\">".formatted(place)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one.png' has other bytes than the record says");
    }

    @Test
    void what_is_no_picture_or_not_in_the_folder_has_no_place() throws IOException {
        RecordedAttachment good = picture("one.png", (byte) 1);
        Path outside = Files.createDirectories(folder.resolve("inner"));

        assertThat(pictures.place(outside, new RecordedAttachment("", "../one.png", "image/png", 1, good.sha256())))
                .isEmpty();
        assertThat(pictures.place(folder, new RecordedAttachment("", "one.png", "image/svg+xml", 1, good.sha256())))
                .isEmpty();
        assertThat(pictures.place(folder, new RecordedAttachment("", "none.png", "image/png", 1, good.sha256())))
                .isEmpty();
        assertThat(pictures.place(folder, new RecordedAttachment("", "a\0b", "image/png", 1, good.sha256())))
                .isEmpty();
        assertThat(pictures.place(folder, new RecordedAttachment("", "one.png", "image/png", 2, good.sha256())))
                .isEmpty();
    }

    @Test
    void a_page_that_names_a_picture_that_nobody_placed_is_refused() {
        assertThatThrownBy(() -> written("<img src=\"picture:%s\">".formatted("0".repeat(64))))
                .hasMessageContaining("the page has no picture of SHA-256 000");
    }
}

package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;

@ExtendWith(LocalSpark.class)
class FolderRowsTest {

    @TempDir
    private Path folder;

    private Path with(String name, String... pictures) throws IOException {
        Path below = folder.resolve(name);
        for (String picture : pictures) {
            Path file = below.resolve(picture);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[] {1});
        }
        return below;
    }

    private static List<String> read(String folder) {
        return FolderRows.of(LocalSpark.session(), folder).collectAsList().stream()
                .map(row -> row.getAs("id") + " of " + row.getAs("class_name"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "a[b]", "with a blank", "100%25", "{a,b}", "who?", "schöne 𝄞 bilder", "a:b/c", "s*r"})
    void pictures_have_ids_and_classes_by_where_they_lie_whatever_the_folder_is_called(String name) throws IOException {
        Path holdout = with(name, "stop/1.png", "stop/old/[2].JPG", "yield/sch ö 𝄞.jpeg", "3.bmp");
        with("a", "of another.png");
        with("sur", "of another.png");

        assertThat(read(holdout.toString()))
                .isEqualTo(read(holdout + "/"))
                .containsExactly(
                        "3.bmp of null",
                        "stop/1.png of stop",
                        "stop/old/[2].JPG of stop",
                        "yield/sch ö 𝄞.jpeg of yield");
    }

    @Test
    void a_folder_may_be_named_from_where_the_tests_run_or_with_its_file_system() throws IOException {
        Path holdout = with("holdout", "stop/1.png");
        Path relative = Path.of("").toAbsolutePath().relativize(holdout);

        assertThat(read(relative.toString())).containsExactly("stop/1.png of stop");
        assertThat(read("./" + relative)).containsExactly("stop/1.png of stop");
        assertThat(read("file:" + holdout)).containsExactly("stop/1.png of stop");
        assertThat(read("file://" + holdout)).containsExactly("stop/1.png of stop");
    }

    @Test
    void the_kind_of_file_is_told_by_its_name_in_any_case() throws IOException {
        Path holdout = with("holdout", "1.Jpg", "2.PNG", "3.jpEg", "4.Bmp", "notes.txt", "png");

        assertThat(read(holdout.toString()))
                .containsExactly("1.Jpg of null", "2.PNG of null", "3.jpEg of null", "4.Bmp of null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %s/missing      | There is no folder '%s/missing'; name the folder that the pictures lie in, without any pattern.
            %s/hold*        | There is no folder '%s/hold*'; name the folder that the pictures lie in, without any pattern.
            %s/holdout/1.png| 'file:%s/holdout/1.png' is no folder; name the folder that the pictures lie in.
            hdsf://host/a   | The folder 'hdsf://host/a' cannot be looked into by Spark: No FileSystem for scheme "hdsf"
            """)
    void what_is_no_folder_is_refused_in_a_sentence(String name, String sentence) throws IOException {
        with("holdout", "1.png");

        assertThatThrownBy(() -> read(name.replace("%s", folder.toString())))
                .isInstanceOf(DataException.class)
                .hasMessage(sentence.replace("%s", folder.toString()));
    }
}

package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    private static final List<Object> INPUT = List.of(
            "--size",
            64,
            "--resize",
            "none",
            "--mean",
            "0.5,0.5,0.5",
            "--deviation",
            "0.5,0.5,0.5",
            "--labels",
            Starter.file("labels.txt"));

    @TempDir
    private Path folder;

    private Ran explain(Object... arguments) {
        Stream<Object> all = Stream.concat(Stream.of("explain", Starter.file("honest.pt")), Stream.of(arguments));
        return Ran.of(Stream.concat(all, INPUT.stream()).toArray());
    }

    @Test
    void each_picture_gets_an_overlay_of_its_name_and_a_row() throws IOException {
        Path out = folder.resolve("new/out");
        Ran ran = explain(Starter.file("data"), "--explainer", "gradCam", "--out", out);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(ExitCode.PASS);
        assertThat(ran.lines())
                .startsWith("Grad-CAM of honest.pt  layer features.block6.conv, class predicted")
                .endsWith(
                        "Overlays: " + out.toUri(),
                        "Table: " + out.resolve("explanations.csv").toUri());
        List<String> rows = Files.readAllLines(out.resolve("explanations.csv"));
        assertThat(rows).hasSize(25);
        assertThat(rows.get(0))
                .isEqualTo(
                        "file,overlay,predicted_index,predicted_name,probability,explained_index,explained_name,no_map_because");
        assertThat(rows.get(2)).matches("shape_001\\.png,shape_001\\.png,1,square,0\\.\\d{4},1,square,");
        assertThat(ImageIO.read(out.resolve("shape_001.png").toFile()).getWidth())
                .isEqualTo(192);
    }

    @Test
    void another_layer_and_another_class_can_be_asked_for() throws IOException {
        Ran ran = explain(
                Starter.file("data/shape_001.png"), "--layer", "features.block4", "--class", "cross", "--out", folder);

        assertThat(ran.lines()).contains("Grad-CAM of honest.pt  layer features.block4, class index 3");
        assertThat(Files.readString(folder.resolve("explanations.csv"))).contains(",3,cross,");
    }

    @Test
    void a_picture_that_cannot_be_read_costs_itself_alone() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("broken.png"), "no picture");
        Files.copy(Starter.file("data/shape_000.png"), pictures.resolve("sound.png"));
        Ran ran = explain(pictures, "--out", folder.resolve("out"));

        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ran.sentence()).contains("broken.png").hasLineCount(1);
        assertThat(folder.resolve("out/sound.png")).exists();
        assertThat(folder.resolve("out/broken.png")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("out/explanations.csv")).get(1))
                .startsWith("broken.png,,,,,,,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--explainer grad-cm      | There is no explainer 'grad-cm'; the nearest are grad-cam, x-grad-cam, gradient, and docs/explainers.md has all.",
                "--class crss             | There is no class 'crss'; the nearest is 'cross', and an index from 0 to 3 will do as well.",
                "--class 4                | There is no class '4'; the nearest is 'cross', and an index from 0 to 3 will do as well.",
                "--explainer rise --layer features | RISE looks at no layer that could be chosen; leave --layer out.",
                "--layer features.block9 | 'honest.pt' has no layer 'features.block9'; the nearest is 'features.block1', and 'modelaudit layers' shows all.",
                "--mean 0.5               | The input cannot be meant: RGB has 3 channels, but there are 1 means and 3 standard deviations.",
            })
    void what_cannot_be_explained_is_told_before_anything_is_written(String options, String sentence)
            throws IOException {
        Stream<Object> all = Stream.concat(
                Stream.of(Starter.file("data/shape_000.png"), "--out", folder.resolve("out")),
                Stream.of((Object[]) options.split(" ")));
        Ran ran = options.startsWith("--mean")
                ? Ran.of(Stream.concat(Stream.of("explain", Starter.file("honest.pt")), all)
                        .toArray())
                : explain(all.toArray());

        assertThat(ran.sentence()).contains(sentence).hasLineCount(1);
        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void pictures_are_never_written_over() throws IOException {
        Path picture = Files.copy(Starter.file("data/shape_000.png"), folder.resolve("shape_000.png"));
        byte[] before = Files.readAllBytes(picture);
        Ran ran = explain(picture, "--out", folder);

        assertThat(ran.sentence()).endsWith("would be written over it; give another folder with --out.");
        assertThat(picture).hasBinaryContent(before);
    }

    @Test
    void two_pictures_of_one_name_are_not_mixed_up() throws IOException {
        Path other = Files.copy(Starter.file("data/shape_001.png"), folder.resolve("shape_000.png"));

        assertThat(explain(Starter.file("data/shape_000.png"), other, "--out", folder.resolve("out"))
                        .sentence())
                .endsWith(
                        "would be written to one file; explain them one after the other, each to a folder of its own.");
    }

    @Test
    void a_folder_without_pictures_a_missing_one_and_a_file_to_write_to_are_refused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(explain(empty).sentence())
                .endsWith("empty' holds no picture; give one with .png, .jpg, .jpeg or .bmp files.");
        assertThat(explain(folder.resolve("nowhere")).sentence()).endsWith("nowhere'; give one that is there.");
        assertThat(explain(Starter.file("data"), "--out", file).sentence())
                .endsWith("file' is a file; give a folder to write to.");
    }
}

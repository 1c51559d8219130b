package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance table of a folder that nobody has seen. */
class LayerSweepTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_file_that_is_no_model_is_one_refused_row_and_the_others_are_cut() throws IOException {
        Files.writeString(folder.resolve("broken, \"really\".pt"), "hello");
        Files.writeString(folder.resolve("readme.txt"), "no model either");
        Path below = Files.createDirectories(folder.resolve("below"));
        try (InputStream in = Objects.requireNonNull(LayerSweepTest.class.getResourceAsStream("twice_scripted.pt"))) {
            Files.copy(in, below.resolve("twice.pt"));
        }
        Files.writeString(below.resolve("models.csv"), "input_size,file\n8,twice.pt\n");
        Path table = folder.resolve("out/layers.csv");
        List<LayerRow> rows = LayerConformance.sweep(folder, table);
        assertThat(rows).noneMatch(LayerRow::isWrong);
        assertThat(rows.stream().filter(r -> !r.cut()))
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("not a zip archive"));
        assertThat(Files.readAllLines(table))
                .hasSize(rows.size() + 1)
                .contains("file,form,path,kind,outcome,max_difference,gradient_difference,reason")
                .contains("below/twice.pt,scripted,conv#2,Conv2d,cut,0,0,")
                .anyMatch(l -> l.startsWith("\"broken, \"\"really\"\".pt\",,,,refused,,,"));
    }

    @Test
    void only_a_cut_that_differs_is_wrong() {
        LayerRow good = new LayerRow("a.pt", "traced", "conv", "Conv2d", true, 1e-5, 0, "");
        assertThat(good.isWrong()).isFalse();
        assertThat(new LayerRow("a.pt", "traced", "conv", "Conv2d", true, 2e-5, 0, "").isWrong())
                .isTrue();
        assertThat(LayerRow.refusedFile("a.pt", "why").isWrong()).isFalse();
    }
}

package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writes the table of {@code docs/formats.md}: every exported net of the folder {@code shared} in each of its forms. */
class FormatsConformance {

    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    @Test
    void every_form_of_every_net_gives_what_PyTorch_gives() throws IOException {
        List<Path> files = ExportedNetsTest.files().stream()
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                .toList();
        String rows = files.stream().map(FormatsConformance::row).collect(Collectors.joining());
        Path page = Path.of(System.getProperty("modelaudit.docs", "../docs")).resolve("formats.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String table =
                "| net | form | format | logits | gradient | layers |\n| --- | --- | --- | ---: | ---: | ---: |\n"
                        + rows;
        Files.writeString(page, text.substring(0, begin) + table + text.substring(text.indexOf(END, begin)));

        assertThat(rows).doesNotContain("refused");
    }

    private static String row(Path file) {
        String[] name =
                String.valueOf(file.getFileName()).replaceFirst("\\.pt2$", "").split("\\.", 2);
        try {
            ExportedNet.Found found = ExportedNetsTest.net(file).in(file);
            return "| %s | %s | %s | %s | %s | %d / %d |\n"
                    .formatted(
                            name[0],
                            name[1],
                            found.form().replaceFirst("\\+cu\\d+", "").replaceFirst("torch\\.export ?", ""),
                            number(found.logits()),
                            number(found.gradient()),
                            found.expected() - found.wrong().size(),
                            found.expected());
        } catch (RuntimeException e) {
            return "| %s | %s | refused: %s | | | |\n".formatted(name[0], name[1], e.getMessage());
        }
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }
}

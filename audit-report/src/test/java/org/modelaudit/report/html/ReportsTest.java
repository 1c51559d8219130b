package org.modelaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.allure.NestedRun;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;

class ReportsTest {

    @TempDir
    private Path folder;

    @Test
    void the_page_and_the_dossier_lie_where_they_were_asked_for() throws IOException {
        NestedRun.of(folder.resolve("results"), Map.of(), TrafficSignTestCase.class);
        Path record = Files.writeString(
                folder.resolve("model-audit.json"), RecordText.of(Records.run(Records.audit("one", 0.5, 0.6))));

        Reports.main(
                folder.resolve("results").toString(),
                folder.resolve("report").toString(),
                record.toString(),
                folder.resolve("dossier").toString());

        assertThat(folder.resolve("report/index.html")).exists();
        assertThat(folder.resolve("dossier/dossier.html")).exists();
        assertThat(folder.resolve("dossier/dossier.pdf")).exists();
    }

    @Test
    void the_arguments_of_one_are_too_few() {
        assertThatThrownBy(() -> Reports.main("results", "report"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("but got 2 arguments");
    }
}

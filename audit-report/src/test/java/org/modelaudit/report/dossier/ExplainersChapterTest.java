package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import org.junit.jupiter.api.Test;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;

class ExplainersChapterTest {

    private final RunRecord run = Records.run(Records.audit("net", 0.1, 0.2, 0.3));

    private static String section(RunRecord run) {
        return Pages.section(Pages.of(run), "explainers");
    }

    private RunRecord with(String from, String to) {
        return new Gson().fromJson(RecordText.of(run).replace(from, to), RunRecord.class);
    }

    @Test
    void a_card_says_what_an_explainer_is_how_it_finds_its_maps_and_what_these_do_not_say() {
        assertThat(section(run))
                .contains("IsGrad-CAM: channels weighted by their mean gradient (Selvaraju et al., 2017).")
                .contains("It looks at one layer inside the model")
                .contains("The layer has few cells")
                .contains("Settingslayer = layer4")
                .contains("grad-cam/paper@1")
                .doesNotContain("reports of its own maps");
    }

    @Test
    void one_of_a_third_party_says_that_its_limits_are_its_author_s() {
        assertThat(section(with("grad-cam/paper@1", "mine<b>/own@1")))
                .contains("no card of it comes with ModelAudit")
                .contains("Its limits are its author's to tell.")
                .contains("mine<b>/own@1");
    }

    @Test
    void what_an_explainer_reports_of_itself_stands_there_with_what_it_means() {
        String[] values = {"0.5", "0.25", "null"};
        String text = RecordText.of(run);
        for (String value : values) {
            text = text.replaceFirst(
                    "\"diagnostics\":\\{}", "\"diagnostics\":{\"surrogate R²\":%s,\"<i>\":1}".formatted(value));
        }

        assertThat(section(new Gson().fromJson(text, RunRecord.class)))
                .contains("What Grad-CAM reports of its own maps")
                .contains(
                        "surrogate R²the share of the score's variation that the simple model behind the map accounts for")
                .contains("0.250.250.502, and 1 that are no number")
                .contains("<i>as its author says1.001.001.003");
    }

    @Test
    void without_an_audit_none_was_asked() {
        assertThat(section(Records.run())).contains("None was asked.");
    }
}

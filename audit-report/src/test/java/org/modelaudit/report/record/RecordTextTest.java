package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordTextTest {

    private final RunRecord run = Records.run(Records.audit("net", 0.5, 1.0, 1e-7));

    @Test
    void what_is_read_is_what_was_written() {
        assertThat(RecordText.parse(RecordText.of(run))).isEqualTo(run);
    }

    @Test
    void keys_are_sorted_and_numbers_are_the_shortest() {
        assertThat(RecordText.of(run))
                .startsWith("{\"audits\":[{\"attachments\":[],")
                .contains("\"values\":{\"00.png\":0.5,\"01.png\":1,\"02.png\":1e-7}")
                .endsWith("}}");
    }

    @Test
    void what_differs_from_run_to_run_is_no_part_of_what_lasts() {
        RunRecord again = new RunRecord(
                run.schema(),
                run.tool(),
                run.environment(),
                run.settings(),
                run.audits(),
                run.notCarriedOut(),
                new Circumstances(
                        "run 2", "", "", "elsewhere", "", run.circumstances().costs()));

        assertThat(RecordText.lasting(again)).isEqualTo(RecordText.lasting(run)).doesNotContain("volatile");
    }

    @Test
    void half_a_record_is_none() {
        String text = RecordText.of(run);

        assertThatThrownBy(() -> RecordText.parse(text.substring(0, text.length() / 2)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageStartingWith("it is no whole JSON document, ");
    }
}

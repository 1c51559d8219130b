package org.modelaudit.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.MistakeAnalysis;

class MistakeTableTest {

    /** Ten pictures, of which the first and the sixth are called by the wrong name; the map misses the last five. */
    private final Verdict verdict =
            Audits.verdict(FakeMetric.MISS, Threshold.atMost(0.5), Audits.values(0, 0, 0, 0, 0, 1, 1, 1, 1, 1));

    private final AuditResult result = Audits.result(verdict);

    @Test
    void counts_what_became_of_the_object_for_right_and_wrong_answers() {
        String html = MistakeTable.html(MistakeAnalysis.of(Audits.classFree(result)));

        assertThat(html)
                .containsSubsequence(">right</td>", ">4</td>", ">4</td>", ">0</td>", ">50.0 %</td>")
                .containsSubsequence(">wrong</td>", ">1</td>", ">1</td>", ">0</td>", ">50.0 %</td>")
                .contains("the classifier erred (1)", "the features erred (1)");
    }

    @Test
    void maps_of_a_class_are_not_read_as_faults_of_the_features() {
        assertThat(MistakeTable.html(MistakeAnalysis.of(result)))
                .contains("These maps speak for a class")
                .doesNotContain("erred");
    }
}

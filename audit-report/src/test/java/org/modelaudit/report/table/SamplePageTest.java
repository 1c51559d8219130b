package org.modelaudit.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.report.LargeAudit;
import org.modelaudit.result.AuditResult;

class SamplePageTest {

    private static final String ATTACK = "</script></td><script>document.title='run'</script>\u202E&\"'";

    private static AuditResult result(Outcome... outcomes) {
        return Audits.result(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), List.of(outcomes)));
    }

    private static JsonObject data(String page) {
        String open = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(open) + open.length();
        return JsonParser.parseString(page.substring(from, page.indexOf("</script>", from)))
                .getAsJsonObject();
    }

    private static List<String> column(String page, int index) {
        List<String> column = new ArrayList<>();
        for (var row : data(page).getAsJsonArray("rows")) {
            column.add(row.getAsJsonArray().get(index).getAsString());
        }
        return column;
    }

    @Test
    void the_worst_stand_first_and_those_without_a_value_last() {
        String page = SamplePage.html(result(
                Outcome.value(0.9), Outcome.undefined("nothing is hot"), Outcome.value(0.1), Outcome.value(0.5)));

        assertThat(column(page, 5)).containsExactly("0.1000", "0.5000", "0.9000", "");
        assertThat(column(page, 6)).containsExactly("", "", "", "nothing is hot");
        assertThat(page).contains("Worst localization IoU first.");
    }

    @Test
    void where_lower_is_better_the_largest_stand_first() {
        AuditResult errors =
                Audits.result(Audits.verdict(FakeMetric.ERROR, Threshold.atMost(0.5), Audits.values(0.1, 0.3, 0.2)));

        assertThat(column(SamplePage.html(errors), 5)).containsExactly("0.3000", "0.2000", "0.1000");
    }

    @Test
    void numbers_have_four_digits() {
        String page = SamplePage.html(result(
                Outcome.value(1 / 3.0),
                Outcome.value(0.000123456789),
                Outcome.value(1.23456789e-9),
                Outcome.value(0),
                Outcome.value(123456.789)));

        assertThat(column(page, 5)).containsExactly("0.00", "1.235E-9", "0.0001235", "0.3333", "123500");
    }

    @Test
    void names_and_reasons_are_text_in_the_table_and_in_the_data() {
        String page = SamplePage.html(result(Outcome.failed(ATTACK)));

        assertThat(page)
                .doesNotContain("<script>document", "\u202E")
                .contains("&lt;script&gt;document.title=&#39;run&#39;");
        assertThat(column(page, 6).get(0)).contains("<script>document.title='run'</script>\\u202E&\"'");
    }

    @Test
    void only_the_first_hundred_of_thousands_stand_in_the_table() {
        String page = SamplePage.html(new LargeAudit(2_000, 2, 4).result("many"));

        assertThat(page.split("<tr>", -1)).hasSize(1 + 1 + 100);
        assertThat(page).contains("Without script these are the worst 100 of 2000; the CSV file has all.");
        JsonArray rows = data(page).getAsJsonArray("rows");
        assertThat(rows).hasSize(2_000);
        assertThat(page.length()).isLessThan(400_000);
    }

    @Test
    void a_few_samples_are_said_to_be_all() {
        assertThat(SamplePage.html(Audits.result(Audits.verdict(
                        FakeMetric.IOU, Threshold.atLeast(0.5), Collections.nCopies(3, Outcome.value(0.5))))))
                .contains("These are all.");
    }
}

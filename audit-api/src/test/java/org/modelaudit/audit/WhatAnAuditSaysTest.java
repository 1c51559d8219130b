package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Requirement;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.testing.Console;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

/** What stands on the console. */
class WhatAnAuditSaysTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric POINTING = FakeMetric.named("pointing")
            .asProportion()
            .giving(sample -> Outcome.value(sample.sample().id().startsWith("1") ? 1 : 0));
    private static final Requirement HALF = new Requirement(SCORE, atLeast(0.4).withConfidence(0.95));

    @TempDir
    Path folder;

    @Test
    void a_passing_audit_shows_values_intervals_numbers_and_remarks_one_line_each() {
        List<String> lines = said("looks at the sign", 20, Map.of(), HALF, new Requirement(POINTING, atLeast(0.25)));

        assertThat(lines)
                .containsExactly(
                        "looks at the sign: 20 pictures of drawn, costs an unknown number of passes",
                        "PASS  looks at the sign: what fake.fake looks at, according to Fake-CAM, on 20 pictures of drawn",
                        "  score at least 0.40 on the mean with 95.0 % confidence  0.50  [0.50, 0.50] at 95.0 %      n = 20 of 20",
                        "  pointing at least 0.25 on the mean                      0.55  [0.3421, 0.7418] at 95.0 %  n = 20 of 20",
                        "  accuracy 100.0 % of the labelled pictures; input: GREY, as stored, 8×8, mean [0.0], standard deviation [1.0]",
                        "  remark  the model is a fake");
    }

    @Test
    void a_passing_audit_says_what_it_could_not_measure() {
        FakeMetric nearly = SCORE.giving(sample ->
                sample.sample().id().equals("1.png") ? Outcome.undefined("the map is constant") : Outcome.value(0.5));

        List<String> lines = said(
                "nearly all",
                60,
                Map.of(),
                new Requirement(nearly, atLeast(0.4)),
                new Requirement(nearly, atLeast(0.3)));

        assertThat(lines)
                .anyMatch(line -> line.endsWith("n = 59 of 60"))
                .containsOnlyOnce("  undefined 1: the map is constant");
    }

    @Test
    void an_audit_that_does_not_pass_leaves_it_to_its_failure() {
        assertThat(said("fails", 20, Map.of(), new Requirement(SCORE, atLeast(0.9))))
                .hasSize(1);
    }

    @Test
    void nothing_is_said_where_nothing_shall_be_said() {
        assertThat(said("quiet", 20, Map.of("modelaudit.progress", "none"), HALF))
                .isEmpty();
    }

    @Test
    void a_name_from_outside_neither_steers_the_terminal_nor_forges_a_line() {
        assertThat(said("a\u001B[2J\nPASS  b", 20, Map.of(), HALF))
                .filteredOn(line -> line.startsWith("PASS"))
                .singleElement()
                .asString()
                .startsWith("PASS  a\\u001B[2J\\nPASS  b: what");
    }

    @Test
    void thresholds_are_suggested_on_request_even_where_nothing_else_is_said() {
        List<String> lines = said(
                "reference",
                40,
                Map.of("modelaudit.suggest", "true", "modelaudit.progress", "none"),
                HALF,
                new Requirement(POINTING, atLeast(0.9)),
                new Requirement(POINTING, atLeast(0.1)));

        assertThat(lines)
                .containsExactly(
                        "SUGGEST  reference: thresholds on the mean that a model equal to fake.fake misses in at most 1 of 100 audits of as many new pictures",
                        "  score: mean 0.50, 95 % interval [0.50, 0.50], n = 40; atLeast(0.425)",
                        "  pointing: mean 0.275, 95 % interval [0.1611, 0.4283], n = 40; atLeast(0.031)");
    }

    @Test
    void too_few_pictures_suggest_none_and_say_how_many_it_takes() {
        assertThat(said("few", 19, Map.of("modelaudit.suggest", "true"), HALF))
                .contains("  score: 19 values are too few to suggest one; audit at least 20 pictures, better 100");
    }

    @Test
    void values_that_vary_too_much_suggest_none() {
        FakeMetric rare =
                POINTING.giving(sample -> Outcome.value(sample.sample().id().equals("1.png") ? 1 : 0));

        assertThat(said("rare", 20, Map.of("modelaudit.suggest", "true"), new Requirement(rare, atLeast(0.01))))
                .anyMatch(line -> line.endsWith(
                        "no threshold within [0.0, 1.0], the values vary too much for so few; audit more pictures"));
    }

    private List<String> said(String title, int pictures, Map<String, String> parameters, Requirement... requirements) {
        Audit audit = new Audit(
                new AuditIdentity("id", title, "", ""),
                FakeModel.small(),
                AuditSet.of("drawn", DrawnSet.of(folder, pictures).samples()),
                FakeExplainer.centred(),
                List.of(requirements));
        AuditSettings settings = AuditSettings.from(name -> Optional.ofNullable(parameters.get(name)));
        return Console.of(() -> new AuditRunner(settings, new ExplanationCache(), List.of()).run(audit));
    }
}

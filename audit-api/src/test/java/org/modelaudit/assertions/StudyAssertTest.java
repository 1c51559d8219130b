package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.AuditedTest;
import org.modelaudit.audit.Budget;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Threshold;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SourceLocation;
import org.modelaudit.testing.Console;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeModel;
import org.modelaudit.testing.FakeStudy;
import org.modelaudit.testing.FakeStudy.Units;
import org.opentest4j.TestAbortedException;

/** What is required of a set as a whole. */
class StudyAssertTest {

    private static final Units HALF = new Units(0.5, 0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static AuditSession session(Map<String, String> parameters, Budget budget) {
        return new AuditSession(
                "test",
                "test",
                true,
                AuditSettings.from(name ->
                                Optional.ofNullable(name.equals("modelaudit.progress") ? "none" : parameters.get(name)))
                        .within(budget),
                new ExplanationCache(),
                List.of());
    }

    private StudyAssert<List<String>> chain(AuditSet images, Map<String, String> parameters) {
        return assertThat(session(parameters, Budget.unlimited()).bind(FakeModel.small()))
                .on(images)
                .examinedBy(new FakeStudy());
    }

    @Test
    void each_requirement_is_judged_on_all_items_without_an_interval() {
        AuditResult result = chain(DrawnSet.of(folder, 3), Map.of())
                .has(HALF, atLeast(0.4))
                .has(HALF, atLeast(0.6).onEverySample())
                .evaluate();

        assertThat(result.verdicts()).extracting(verdict -> verdict.status()).containsExactly(Status.PASS, Status.FAIL);
        assertThat(result.verdicts()).allSatisfy(verdict -> {
            assertThat(verdict.n()).isEqualTo(40);
            assertThat(verdict.interval()).isNull();
        });
        assertThat(result.verdicts().get(1).reason()).isEqualTo("40 of 40 units violate it");
        assertThat(result.verdicts().get(1).requirement()).hasToString("value of units at least 0.60 on every unit");
        assertThat(result.samples()).hasSize(3);
        assertThat(result.explainerSettings()).containsEntry("walks", "2");
        assertThat(result.remarks()).contains("3 pictures went by");
    }

    @Test
    void a_threshold_that_asks_for_an_interval_is_refused_before_anything_runs() {
        StudyAssert<List<String>> chain = chain(DrawnSet.of(folder, 3), Map.of());

        for (Threshold threshold : List.of(
                atLeast(0.4).withConfidence(0.95),
                atLeast(0.4).withPrecision(0.1),
                atLeast(0.4).stoppingEarly(),
                Threshold.noWorseThanBaseline())) {
            assertThatThrownBy(() -> chain.has(HALF, threshold))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("has one value for each of all units, which are no sample");
        }
        assertThatThrownBy(() -> chain.has(HALF, atMost(0.4))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void too_many_items_without_a_value_undo_a_pass() {
        AuditSet images = DrawnSet.of(folder, 3);

        assertThat(chain(images, Map.of())
                        .has(new Units(0.5, 1), atLeast(0.4))
                        .evaluate()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(chain(images, Map.of())
                        .has(new Units(0.5, 4), atLeast(0.4))
                        .evaluate()
                        .verdicts()
                        .get(0)
                        .reason())
                .isEqualTo("10.0 % of the units have no value, more than the 5.0 % that are allowed");
        assertThat(chain(images, Map.of())
                        .has(new Units(0.5, 40), atLeast(0.4))
                        .evaluate()
                        .verdicts()
                        .get(0)
                        .reason())
                .isEqualTo("none of the units has a value");
    }

    @Test
    void a_declared_chain_runs_once_when_the_test_has_ended_and_names_its_line() {
        AuditSession session = session(Map.of(), Budget.unlimited());
        FakeStudy study = new FakeStudy();
        assertThat(session.bind(FakeModel.small()))
                .on(DrawnSet.of(folder, 3))
                .examinedBy(study)
                .has(HALF, atLeast(0.4))
                .has(HALF, atLeast(0.6))
                .because("a test asks");

        assertThat(study.seen()).isEmpty();
        assertThatThrownBy(session::finish)
                .isInstanceOf(AuditFailedError.class)
                .hasMessageContaining("according to Fake study")
                .hasMessageContaining("because    a test asks")
                .hasMessageContaining("unit 0 0.50");
        assertThat(study.seen()).hasSize(3);
    }

    @Test
    void all_pictures_are_looked_at_whatever_the_profile_says() {
        AuditResult result = chain(
                        DrawnSet.of(folder, 5),
                        Map.of("modelaudit.profile", "quick", "modelaudit.profile.samples", "2"))
                .has(HALF, atLeast(0.4))
                .evaluate();

        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.remarks()).anyMatch(remark -> remark.startsWith("all pictures were looked at"));
        assertThat(result.remarks()).contains("5 pictures went by");
    }

    @Test
    void a_picture_goes_by_once_however_many_samples_show_it_and_in_groups_of_the_models_own_size() {
        AuditSet set = DrawnSet.of(folder, 3);
        List<AuditSample> samples = new ArrayList<>(set.samples());
        samples.add(AuditSample.of("0.png#dog", set.samples().get(0).file()).withClass("dog"));
        FakeStudy study = new FakeStudy();
        AuditedModel model = FakeModel.small().taking(2);
        AuditResult result = assertThat(session(Map.of(), Budget.unlimited()).bind(model))
                .on(AuditSet.of("two", samples))
                .examinedBy(study)
                .has(HALF, atLeast(0.4))
                .evaluate();

        assertThat(result.samples()).hasSize(4);
        assertThat(result.remarks()).contains("3 pictures went by");
        // The last is filled up with a copy.
        assertThat(study.seen()).containsExactly(2, 2);
    }

    @Test
    void a_broken_picture_in_many_is_remarked_and_one_in_few_stops_the_audit() {
        AuditSet few = DrawnSet.withDamage(folder, 5);

        assertThatThrownBy(() -> chain(few, Map.of()).has(HALF, atLeast(0.4)).evaluate())
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("1 of 6 pictures of ");
        AuditResult result = chain(DrawnSet.withDamage(folder, 25), Map.of())
                .has(HALF, atLeast(0.4))
                .evaluate();
        assertThat(result.remarks())
                .contains("25 pictures went by")
                .anyMatch(remark -> remark.startsWith("1 pictures were left out"));
    }

    @Test
    void a_study_that_would_cost_more_than_the_budget_does_not_begin() {
        AuditedModel model = session(Map.of(), new Budget(5, 0, 0)).bind(FakeModel.small());

        assertThatThrownBy(() -> assertThat(model)
                        .on(DrawnSet.of(folder, 3))
                        .examinedBy(new FakeStudy())
                        .has(HALF, atLeast(0.4))
                        .evaluate())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("would cost 6 forward on 3 pictures");
    }

    @Test
    void a_dry_run_checks_the_chain_and_looks_at_no_picture() {
        FakeStudy study = new FakeStudy();
        AuditedModel model = session(Map.of("modelaudit.dry-run", "true"), Budget.unlimited())
                .bind(FakeModel.small());

        assertThatThrownBy(() -> assertThat(model)
                        .on(DrawnSet.of(folder, 3))
                        .examinedBy(study)
                        .has(HALF, atLeast(0.4))
                        .evaluate())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("was planned and not run");
        assertThat(study.seen()).isEmpty();
    }

    @Test
    void a_violation_points_at_the_line_of_a_test_that_stands_in_no_java_source() {
        AuditSession session = AuditSession.ofRun(
                new AuditedTest("test", "units are few", List.of(), true, new SourceLocation("cats.audit.yaml", 7)),
                AuditSettings.from(name -> Optional.of("none").filter(style -> name.equals("modelaudit.progress"))),
                new ExplanationCache(),
                RunLedger.none(),
                List.of(),
                Distribution.none(),
                "",
                TreeMap::new);
        assertThat(session.bind(FakeModel.small()))
                .on(DrawnSet.of(folder, 3))
                .examinedBy(new FakeStudy())
                .has(HALF, atLeast(0.6));

        assertThatThrownBy(session::finish)
                .extracting(Throwable::getStackTrace, InstanceOfAssertFactories.array(StackTraceElement[].class))
                .containsExactly(new StackTraceElement("audits", "units are few", "cats.audit.yaml", 7));
    }

    @Test
    void the_plan_names_the_audit_as_other_audits_do() {
        StudyAssert<List<String>> chain = chain(DrawnSet.of(folder, 3), Map.of("modelaudit.dry-run", "true"))
                .has(HALF, atLeast(0.4));

        assertThat(Console.of(() -> assertThatThrownBy(chain::evaluate).isInstanceOf(TestAbortedException.class)))
                .containsExactly(
                        "test: 3 pictures of %s as a whole, costs up to 6 forward".formatted(folder.getFileName()));
    }

    @Test
    void a_value_outside_the_metrics_own_range_is_refused() {
        StudyAssert<List<String>> chain =
                chain(DrawnSet.of(folder, 3), Map.of()).has(new Units(1.5, 0), atLeast(0.4));

        assertThatThrownBy(chain::evaluate)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gave 1.5, outside its own range [0.0, 1.0], for 'unit 0'");
    }

    @Test
    void a_chain_that_requires_nothing_is_refused() {
        assertThatThrownBy(() -> chain(DrawnSet.of(folder, 3), Map.of()).check())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("requires nothing");
    }
}

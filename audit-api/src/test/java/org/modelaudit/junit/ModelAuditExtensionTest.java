package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.modelaudit.assertions.AuditFailedError;
import org.modelaudit.assertions.AuditSoftAssertions;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeRuntime;
import org.modelaudit.testing.RecordingReporter;

class ModelAuditExtensionTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric SHARE = FakeMetric.named("share");

    @TempDir
    Path folder;

    @BeforeEach
    void draw() {
        DrawnSet.of(folder, 3);
    }

    @Test
    void a_met_audit_passes_and_is_reported_once_with_all_its_requirements() {
        run(PassingCase.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));

        AuditResult result = only(PassingCase.class);
        assertThat(result.verdicts()).hasSize(2);
        assertThat(result.identity().reason()).isEqualTo("it stands last");
        assertThat(result.identity().title()).isEqualTo("audits");
        assertThat(result.samples()).hasSize(3);
    }

    @Test
    void a_violated_audit_fails_with_the_reason_that_stands_last_and_points_at_the_chain() {
        AuditFailedError error = (AuditFailedError) failure(run(FailingCase.class));

        assertThat(error).hasMessageContainingAll("requirement 7", "at least 0.60", "at least 0.70");
        assertThat(error.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("violates_two_requirements"));
    }

    @Test
    void an_audit_test_that_requires_nothing_of_its_model_fails() {
        assertThat(failure(run(VacuousCase.class))).hasMessageContaining("requires nothing of its model");
    }

    @Test
    void runs_once_for_each_explainer_under_its_name() {
        EngineExecutionResults results = run(ExplainersCase.class);

        assertThat(names(results)).containsExactly("fake-cam", "other-cam");
        assertThat(ids(ExplainersCase.class))
                .containsExactly(
                        ExplainersCase.class.getName() + ".audits[fake-cam]",
                        ExplainersCase.class.getName() + ".audits[other-cam]");
        assertThat(reported(ExplainersCase.class))
                .extracting(result -> result.identity().title())
                .containsExactly("audits [fake-cam]", "audits [other-cam]");
    }

    @Test
    void explainers_can_be_chosen_from_outside() {
        EngineExecutionResults results = run(ExplainersCase.class, Map.of("modelaudit.explainers", "other-cam"));

        assertThat(names(results)).containsExactly("other-cam");
    }

    @Test
    void an_unknown_explainer_is_answered_with_those_that_exist() {
        EngineExecutionResults results = run(ExplainersCase.class, Map.of("modelaudit.explainers", "gard-cam"));

        assertThat(containerFailure(results)).hasMessageContaining("choose from fake-cam, other-cam");
    }

    @Test
    void an_explainer_without_a_name_is_a_mistake_that_names_the_annotation() {
        assertThat(containerFailure(run(NamelessCase.class))).hasMessageContaining("@Explainers");
    }

    @Test
    void works_as_a_meta_annotation_with_nested_tagged_and_parameterized_tests() {
        EngineExecutionResults results = run(ComposedCase.class);

        results.testEvents().assertStatistics(stats -> stats.succeeded(4).failed(0));
        assertThat(ids(ComposedCase.class))
                .containsExactlyInAnyOrder(
                        ComposedCase.class.getName() + ".plain",
                        ComposedCase.class.getName() + ".parameterized[with 1]",
                        ComposedCase.class.getName() + ".parameterized[with 2]",
                        ComposedCase.Inner.class.getName() + ".inner");
    }

    @Test
    void invocations_of_a_parameterized_class_keep_their_own_names() {
        run(ParameterizedClassCase.class);

        assertThat(ids(ParameterizedClassCase.class))
                .containsExactly(
                        ParameterizedClassCase.class.getName() + "[first 1].audits",
                        ParameterizedClassCase.class.getName() + "[first 2].audits");
    }

    @Test
    void soft_assertions_injected_by_assertj_collect_violations_of_declared_audits() {
        assertThat(failure(run(SoftCase.class))).hasMessageContainingAll("at least 0.60", "at least 0.70");
    }

    @Test
    void a_model_is_opened_once_for_a_run_and_closed_at_its_end() {
        run(PassingCase.class);
        int before = FakeRuntime.opened("model").size();

        run(ComposedCase.class);

        assertThat(FakeRuntime.opened("model")).hasSize(before + 1);
        assertThat(FakeRuntime.opened("model").get(before).closed()).hasValue(1);
    }

    @Test
    void what_the_output_means_is_declared_beside_the_input() {
        run(SeveralFindingsCase.class);

        assertThat(FakeRuntime.sources(folder))
                .singleElement()
                .extracting(ModelSource::output)
                .isEqualTo(
                        OutputSpecification.of(OutputMeaning.INDEPENDENT_LOGITS).part("findings"));
    }

    @Test
    void audits_in_parallel_keep_their_own_names_and_results() {
        EngineExecutionResults results = run(
                ParallelCase.class,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));

        results.testEvents().assertStatistics(stats -> stats.succeeded(20).failed(0));
        assertThat(ids(ParallelCase.class)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void a_second_audit_of_a_test_is_numbered() {
        run(TwoAuditsCase.class);

        assertThat(ids(TwoAuditsCase.class))
                .containsExactly(
                        TwoAuditsCase.class.getName() + ".audits_twice",
                        TwoAuditsCase.class.getName() + ".audits_twice#2");
    }

    @Test
    void a_location_without_a_file_is_named_with_the_attribute() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.resolve("missing").toString())
                .selectors(selectClass(PassingCase.class))
                .execute();

        assertThat(failure(results))
                .hasMessageContaining("`model` of @ModelAudit is '${folder}/model.fake', but there is nothing at");
    }

    @Test
    void a_file_of_a_format_that_nobody_opens_is_answered_with_those_that_can_be_opened() {
        assertThat(failure(run(UnknownFormatCase.class)))
                .hasMessageContaining("annotations.csv'; give one of these: ")
                .hasMessageContaining("a fake (.fake)");
    }

    @Test
    void a_placeholder_that_nobody_set_is_named() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(PassingCase.class))
                .execute();

        assertThat(failure(results))
                .hasMessageContaining("'folder' is set neither as a JUnit configuration parameter")
                .hasMessageEndingWith("or write ${folder:otherwise}.");
    }

    @Test
    void a_placeholder_that_nobody_set_may_have_a_value_of_its_own() throws IOException {
        Files.writeString(folder.resolve("second.fake"), "");

        run(ChosenModelCase.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
        run(ChosenModelCase.class, Map.of("chosen", "second.fake"))
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1));

        assertThat(reported(ChosenModelCase.class))
                .extracting(result -> result.model().file())
                .containsExactly("model.fake", "second.fake");
    }

    private EngineExecutionResults run(Class<?> testCase) {
        return run(testCase, Map.of());
    }

    private EngineExecutionResults run(Class<?> testCase, Map<String, String> parameters) {
        try {
            Files.writeString(folder.resolve("model.fake"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.progress", "none")
                .configurationParameters(parameters)
                .selectors(selectClass(testCase))
                .execute();
    }

    private static Throwable failure(EngineExecutionResults results) {
        return thrown(results.testEvents().failed().list().get(0));
    }

    private static Throwable containerFailure(EngineExecutionResults results) {
        return thrown(results.containerEvents().failed().list().get(0));
    }

    private static Throwable thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static List<String> names(EngineExecutionResults results) {
        return results.testEvents().succeeded().list().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private List<String> ids(Class<?> testCase) {
        return reported(testCase).stream().map(result -> result.identity().id()).toList();
    }

    private AuditResult only(Class<?> testCase) {
        assertThat(reported(testCase)).hasSize(1);
        return reported(testCase).get(0);
    }

    private List<AuditResult> reported(Class<?> testCase) {
        return RecordingReporter.reported(testCase.getName()).stream()
                .filter(result -> result.data().startsWith(String.valueOf(folder.getFileName())))
                .toList();
    }

    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    @interface DrawnAudit {}

    @ModelAudit(model = "${folder}/${chosen:model.fake}", data = "${folder}")
    static class ChosenModelCase {
        @AuditTest
        void audits(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.4));
        }
    }

    @DrawnAudit
    static class PassingCase {
        @AuditTest
        void audits(AuditedModel model, AuditSet images) {
            assertThat(model)
                    .on(images)
                    .explainedBy(FakeExplainer.centred())
                    .has(SCORE, atLeast(0.4))
                    .has(SHARE, atLeast(0.5))
                    .because("it stands last");
        }
    }

    @ModelAudit(
            model = "${folder}/model.fake",
            data = "${folder}",
            output = @Output(meaning = OutputMeaning.INDEPENDENT_LOGITS, part = "findings"))
    static class SeveralFindingsCase {
        @Test
        void opens(AuditedModel model) {
            assertThat(model.identity()).isNotNull();
        }
    }

    @DrawnAudit
    static class FailingCase {
        @AuditTest
        void violates_two_requirements(AuditedModel model, AuditSet images) {
            assertThat(model)
                    .on(images)
                    .explainedBy(FakeExplainer.centred())
                    .has(SCORE, atLeast(0.6))
                    .has(SHARE, atLeast(0.7))
                    .because("requirement 7");
        }
    }

    @ModelAudit(model = "${folder}/annotations.csv", data = "${folder}")
    static class UnknownFormatCase {
        @AuditTest
        void never_runs(AuditedModel model) {
            throw new AssertionError(model);
        }
    }

    @DrawnAudit
    static class VacuousCase {
        @AuditTest
        void forgets_to_require(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred());
        }
    }

    @DrawnAudit
    static class ExplainersCase {
        @AuditTest
        @Explainers({"fake-cam", "other-cam"})
        void audits(AuditedModel model, AuditSet images, Explainer explainer) {
            assertThat(model).on(images).explainedBy(explainer).has(SCORE, atLeast(0.5));
        }
    }

    @DrawnAudit
    static class NamelessCase {
        @AuditTest
        void audits(AuditedModel model, AuditSet images, Explainer explainer) {
            assertThat(model).on(images).explainedBy(explainer).has(SCORE, atLeast(0.5));
        }
    }

    @DrawnAudit
    static class ComposedCase {
        @Tag("slow")
        @AuditTest
        void plain(AuditedModel model, AuditSet images) {
            audit(model, images);
        }

        @ParameterizedTest(name = "with {0}")
        @ValueSource(ints = {1, 2})
        void parameterized(int number, AuditedModel model, AuditSet images) {
            audit(model, images.sample(number, 1));
        }

        @Nested
        class Inner {
            @AuditTest
            void inner(AuditedModel model, AuditSet images) {
                audit(model, images);
            }
        }

        private static void audit(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
        }
    }

    @DrawnAudit
    @ParameterizedClass(name = "first {0}")
    @ValueSource(ints = {1, 2})
    static class ParameterizedClassCase {
        @Parameter
        int number;

        @AuditTest
        void audits(AuditedModel model, AuditSet images) {
            assertThat(model)
                    .on(images.sample(number, 1))
                    .explainedBy(FakeExplainer.centred())
                    .has(SCORE, atLeast(0.5));
        }
    }

    @DrawnAudit
    @ExtendWith(SoftAssertionsExtension.class)
    static class SoftCase {
        @InjectSoftAssertions
        AuditSoftAssertions softly;

        @AuditTest
        void audits(AuditedModel model, AuditSet images) {
            softly.assertThat(model)
                    .on(images)
                    .explainedBy(FakeExplainer.centred())
                    .has(SCORE, atLeast(0.6));
            softly.assertThat(model)
                    .on(images)
                    .explainedBy(FakeExplainer.centred())
                    .has(SCORE, atLeast(0.7));
        }
    }

    @DrawnAudit
    static class TwoAuditsCase {
        @AuditTest
        void audits_twice(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SHARE, atLeast(0.5));
        }
    }

    @DrawnAudit
    static class ParallelCase {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
        void audits(int number, AuditedModel model, AuditSet images) {
            assertThat(model)
                    .as("number %d", number)
                    .on(images)
                    .explainedBy(FakeExplainer.centred())
                    .has(SCORE, atLeast(0.5));
        }
    }
}

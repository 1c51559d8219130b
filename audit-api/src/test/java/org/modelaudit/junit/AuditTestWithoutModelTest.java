package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.modelaudit.data.AuditSet;
import org.modelaudit.junit.ModelAuditExtensionTest.DrawnAudit;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

/** What a test is told that has no model, asks for it in the wrong place, or does nothing with it. */
class AuditTestWithoutModelTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        DrawnSet.of(folder, 3);
        Files.writeString(folder.resolve("model.fake"), "");
    }

    @Test
    void an_audit_test_that_takes_no_model_and_audits_none_fails() {
        assertThat(failure(run(EmptyCase.class)))
                .hasMessage(
                        "@AuditTest looks_at_nothing takes no AuditedModel and audits none, so it would pass whatever the model does;"
                                + " take AuditedModel as a parameter and require something of it, or make it a @Test if it opens its model itself.");
    }

    @Test
    void an_audit_test_may_get_its_model_before_it_starts() {
        run(EarlierCase.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
        run(MuchEarlierCase.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
    }

    @Test
    void an_audit_test_of_a_class_without_the_annotation_is_told_which_and_where() {
        for (Class<?> unannotated : List.of(
                UnannotatedCase.class,
                UnannotatedPicturesCase.class,
                UnannotatedEmptyCase.class,
                UnannotatedEarlierCase.class)) {
            assertThat(failure(run(unannotated)))
                    .hasMessage(
                            "%s has no @ModelAudit, which gives @AuditTest audits a model and pictures; "
                                    + "add @ModelAudit(model = …, data = …) to the class, or make a @Test of what opens its model itself.",
                            unannotated.getName());
        }
        assertThat(failure(run(UnannotatedConstructorCase.class)))
                .hasMessageContaining("has no @ModelAudit, which gives its constructor a model and pictures; add");
    }

    @Test
    void an_audit_test_without_the_annotation_may_get_its_model_from_a_resolver_of_the_users_own() {
        run(OwnResolverCase.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
    }

    @Test
    void a_constructor_that_takes_the_model_or_the_pictures_is_told_where_they_can_be_taken() {
        assertThat(failure(run(ConstructorCase.class)))
                .hasMessage(
                        "The constructor of %s takes AuditedModel, but a model and its pictures are given to test methods; make it a parameter of the test method or of @BeforeEach.",
                        ConstructorCase.class.getName());
        assertThat(failure(run(PicturesConstructorCase.class))).hasMessageContaining("takes AuditSet, but");
    }

    @Test
    void a_test_that_takes_pictures_of_a_class_that_names_none_is_told_so() {
        assertThat(failure(run(NoDataCase.class)))
                .hasMessage(
                        "@ModelAudit of %s names no `data`, but a test takes an AuditSet; name the folder of the pictures.",
                        NoDataCase.class.getName());
    }

    private EngineExecutionResults run(Class<?> testCase) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.progress", "none")
                .selectors(selectClass(testCase))
                .execute();
    }

    private static Throwable failure(EngineExecutionResults results) {
        return results.testEvents()
                .failed()
                .list()
                .get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    @DrawnAudit
    static class EmptyCase {
        @AuditTest
        void looks_at_nothing() {}
    }

    @ModelAudit(model = "${folder}/model.fake")
    static class NoDataCase {
        @AuditTest
        void audits(AuditSet images) {
            throw new AssertionError("There is no set that this could be: " + images);
        }
    }

    @DrawnAudit
    static class EarlierCase {
        AuditedModel model;
        AuditSet images;

        @BeforeEach
        void take(AuditedModel taken, AuditSet all) {
            model = taken;
            images = all;
        }

        @AuditTest
        void audits() {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
        }
    }

    @DrawnAudit
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class MuchEarlierCase extends EarlierCase {
        @BeforeAll
        void takeForAll(AuditedModel taken, AuditSet all) {
            model = taken;
            images = all;
        }

        @Override
        @BeforeEach
        void take(AuditedModel another, AuditSet others) {
            assertThat(model).isNotSameAs(another);
        }
    }

    static class UnannotatedCase {
        @AuditTest
        void audits(AuditedModel model, AuditSet images) {
            throw new AssertionError(model);
        }
    }

    static class UnannotatedPicturesCase {
        @AuditTest
        void audits(AuditSet images) {
            throw new AssertionError(images);
        }
    }

    static class UnannotatedEmptyCase {
        @AuditTest
        void audits() {}
    }

    static class UnannotatedEarlierCase {
        @BeforeEach
        void take(AuditedModel model) {
            throw new AssertionError(model);
        }

        @AuditTest
        void audits() {}
    }

    static class UnannotatedConstructorCase {
        UnannotatedConstructorCase(AuditedModel model) {
            throw new AssertionError(model);
        }

        @AuditTest
        void audits() {}
    }

    @ExtendWith(OwnResolver.class)
    static class OwnResolverCase {
        @AuditTest
        void audits(AuditedModel model) {
            assertThat(model.identity()).isNotNull();
        }
    }

    static class OwnResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == AuditedModel.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return FakeModel.small();
        }
    }

    @DrawnAudit
    static class ConstructorCase {
        ConstructorCase(AuditedModel model) {
            throw new AssertionError(model);
        }

        @AuditTest
        void audits() {}
    }

    @DrawnAudit
    static class PicturesConstructorCase {
        PicturesConstructorCase(AuditSet images) {
            throw new AssertionError(images);
        }

        @Test
        void looks() {}
    }
}

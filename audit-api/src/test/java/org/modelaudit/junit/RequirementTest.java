package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.RecordingReporter;

class RequirementTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        DrawnSet.of(folder, 3);
        Files.writeString(folder.resolve("model.fake"), "");
    }

    private EngineExecutionResults run(Class<?> testCase) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.progress", "none")
                .selectors(selectClass(testCase))
                .execute();
    }

    private List<String> ids(Class<?> owner, String method) {
        return RecordingReporter.reported(owner.getName() + "." + method).stream()
                .filter(result -> result.data().startsWith(String.valueOf(folder.getFileName())))
                .findFirst()
                .orElseThrow()
                .identity()
                .requirements();
    }

    @Test
    void ids_of_method_class_superclass_outer_class_and_own_annotations_count_together_sorted_and_once() {
        run(CatCase.class);

        assertThat(ids(CatCase.class, "plain")).containsExactly("BASE-1", "REQ-12", "SAFE-7");
        assertThat(ids(CatCase.class, "more")).containsExactly("BASE-1", "REQ-1", "REQ-12", "REQ-9", "SAFE-7");
        assertThat(ids(CatCase.Inner.class, "inner")).containsExactly("BASE-1", "IN-3", "REQ-12", "SAFE-7");
    }

    @Test
    void a_blank_id_is_refused_at_the_test_that_has_it() {
        Throwable refused = run(BlankCase.class)
                .testEvents()
                .failed()
                .list()
                .get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();

        assertThat(refused)
                .hasMessage(
                        "A @Requirement of %s.blank names a blank id, so it cannot be found again; write @Requirement(\"REQ-12\")."
                                .formatted(BlankCase.class.getName()));
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Requirement("SAFE-7")
    @interface Safe {}

    @Requirement("BASE-1")
    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    abstract static class Base {}

    @Safe
    @Requirement("REQ-12")
    static class CatCase extends Base {
        @AuditTest
        void plain(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
        }

        @AuditTest
        @Requirement({"REQ-9", " REQ-1 ", "REQ-12"})
        void more(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
        }

        @Nested
        @Requirement("IN-3")
        class Inner {
            @AuditTest
            void inner(AuditedModel model, AuditSet images) {
                assertThat(model)
                        .on(images)
                        .explainedBy(FakeExplainer.centred())
                        .has(SCORE, atLeast(0.5));
            }
        }
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class BlankCase {
        @AuditTest
        @Requirement({"REQ-1", " "})
        void blank(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
        }
    }
}

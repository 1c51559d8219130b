package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeRuntime;

class OtherModelTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void write() throws IOException {
        DrawnSet.of(folder, 3);
        Files.writeString(folder.resolve("model.fake"), "");
        Files.writeString(folder.resolve("other.fake"), "");
    }

    @Test
    void a_test_gets_another_model_at_an_annotated_parameter_with_the_input_of_the_class_or_its_own() {
        run(Case.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2).failed(0));

        List<ModelSource> others = FakeRuntime.sources(folder).stream()
                .filter(source -> source.file().endsWith("other.fake"))
                .toList();
        assertThat(others).extracting(source -> source.input().width()).containsExactlyInAnyOrder(64, 32);
    }

    @Test
    void a_location_without_a_file_is_named_as_the_parameters() {
        assertThat(run(MissingCase.class)
                        .testEvents()
                        .failed()
                        .list()
                        .get(0)
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .hasMessageContaining("`value` of @OtherModel is '${folder}/none.fake', but there is nothing at");
    }

    @Test
    void at_a_parameter_of_another_type_it_is_refused() {
        assertThat(run(MisplacedCase.class).testEvents().failed().list())
                .hasSize(2)
                .extracting(failed -> failed.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .allMatch(message ->
                        message.contains("@OtherModel of '${folder}/other.fake' stands at a parameter of type "));
    }

    private EngineExecutionResults run(Class<?> testCase) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.progress", "none")
                .selectors(selectClass(testCase))
                .execute();
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}", input = @Input(size = 64))
    static class Case {

        @Test
        void takes_the_input_of_the_class(AuditedModel model, @OtherModel("${folder}/other.fake") AuditedModel other) {
            assertThat(model.identity().file()).isNotEqualTo(other.identity().file());
        }

        @Test
        void takes_its_own(@OtherModel(value = "${folder}/other.fake", input = @Input(size = 32)) AuditedModel other) {
            assertThat(other.identity().file()).isNotEmpty();
        }
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class MissingCase {

        @Test
        void opens(@OtherModel("${folder}/none.fake") AuditedModel other) {
            assertThat(other.identity()).isNotNull();
        }
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class MisplacedCase {

        @Test
        void at_pictures(@OtherModel("${folder}/other.fake") AuditSet images) {
            assertThat(images.size()).isPositive();
        }

        @Test
        void at_words(@OtherModel("${folder}/other.fake") String words) {
            assertThat(words).isNotEmpty();
        }
    }
}

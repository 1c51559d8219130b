package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.Orientation;

class ExifSettingTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lay() throws IOException {
        try (InputStream picture = Orientation.class.getResourceAsStream("exif/6.png")) {
            Files.copy(Objects.requireNonNull(picture), folder.resolve("a.png"));
        }
    }

    @Test
    void the_setting_reaches_the_set_of_a_test() {
        run(TurnedCase.class, "apply")
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
        run(TurnedCase.class, "ignore")
                .assertStatistics(stats -> stats.succeeded(0).failed(1));
    }

    @Test
    void an_unknown_choice_is_answered_with_those_that_there_are() {
        assertThat(run(TurnedCase.class, "yes")
                        .failed()
                        .list()
                        .get(0)
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .hasMessage("modelaudit.exif must be one of remark, ignore, apply, apply-to-truth, but is 'yes'.");
    }

    private Events run(Class<?> testCase, String exif) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.exif", exif)
                .selectors(selectClass(testCase))
                .execute()
                .testEvents();
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class TurnedCase {
        @Test
        void looks(AuditSet images) {
            assertThat(images.samples().get(0).orientation()).isEqualTo(Orientation.CLOCKWISE);
        }
    }
}
